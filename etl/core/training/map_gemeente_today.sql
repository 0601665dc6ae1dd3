-- one row per gemeente code, ever, that lies in one gemeente of the newest division
CREATE TABLE core.map_gemeente_today (
    gm_code_old  VARCHAR PRIMARY KEY,
    gm_code      VARCHAR NOT NULL
);
COMMENT ON TABLE core.map_gemeente_today IS 'One row per gemeente code, ever, that lies in one gemeente of the newest division; of a split one the heir is not known';

INSERT INTO core.map_gemeente_today
SELECT gm_code, gm_code FROM core.map_gemeente_region
UNION ALL
SELECT gm_code_old, min(gm_code) FROM core.map_gemeente_merger
WHERE gm_code_old NOT IN (SELECT gm_code FROM core.map_gemeente_region)
GROUP BY gm_code_old
HAVING count(*) = 1;
