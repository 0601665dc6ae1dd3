-- one row per region x code of a gemeente, now or abolished, that belongs to it
CREATE TABLE core.map_gemeente_part (
    region_code  VARCHAR NOT NULL,
    part_code    VARCHAR NOT NULL,
    weight       DOUBLE NOT NULL CHECK (weight > 0 AND weight <= 1),
    PRIMARY KEY (region_code, part_code)
);
COMMENT ON TABLE core.map_gemeente_part IS 'One row per region x code of a gemeente that lies in it, abolished ones too, with the share (of inhabitants) of that code that belongs to it';

INSERT INTO core.map_gemeente_part
WITH part AS (
    SELECT gm_code, gm_code AS part_code, 1.0 AS weight FROM core.map_gemeente_region
    UNION ALL
    SELECT gm_code, gm_code_old, weight FROM core.map_gemeente_merger
),
lies_in AS (
    SELECT gm_code, gm_code AS region_code FROM core.map_gemeente_region
    UNION ALL
    SELECT gm_code, arbeidsmarktregio_code FROM core.map_gemeente_region
    UNION ALL
    SELECT gm_code, corop_code FROM core.map_gemeente_region
    UNION ALL
    SELECT gm_code, provincie_code FROM core.map_gemeente_region
    UNION ALL
    SELECT gm_code, 'NL01' FROM core.map_gemeente_region
)
SELECT l.region_code, p.part_code, least(1.0, sum(p.weight))
FROM lies_in AS l
JOIN part AS p ON p.gm_code = l.gm_code
GROUP BY l.region_code, p.part_code;
