-- one row per name of a gemeente, now or abolished, x gemeente of the newest division it lies in
-- DUO names gemeenten; a name of today goes before a name of an abolished one.
CREATE TABLE core.map_gemeente_name (
    name_key    VARCHAR NOT NULL,
    named_code  VARCHAR NOT NULL,
    gm_code     VARCHAR NOT NULL,
    is_whole    BOOLEAN NOT NULL,
    PRIMARY KEY (name_key, gm_code)
);
COMMENT ON TABLE core.map_gemeente_name IS 'One row per name of a gemeente, now or abolished, x gemeente of the newest division it lies in; named_code is the gemeente that had the name; not is_whole: it was split over several';

INSERT INTO core.map_gemeente_name
WITH old AS (
    SELECT m.gm_name_old, m.gm_code_old, m.gm_code, count(*) OVER (PARTITION BY m.gm_code_old) = 1 AS is_whole
    FROM stage.gemeente_merger AS m
    WHERE m.weight > 0 AND coalesce(m.gm_name_old, '') <> '' AND m.gm_code_old NOT IN (SELECT gm_code FROM stage.gemeente)
),
named AS (
    SELECT model.place_key(gm_name) AS name_key, gm_code AS named_code, gm_code, TRUE AS is_whole, 1 AS priority FROM stage.gemeente
    UNION ALL
    -- Hengelo (O.) is the only Hengelo among gemeenten; Bergen is not the only Bergen
    SELECT model.place_key(regexp_replace(gm_name, ' *\(.*\)', '')), gm_code, gm_code, TRUE, 2 FROM stage.gemeente
    UNION ALL
    SELECT model.place_key(place_name), gm_code, gm_code, TRUE, 3 FROM raw.ref_place_gemeente
    UNION ALL
    SELECT model.place_key(gm_name_old), gm_code_old, gm_code, is_whole, 4 FROM old
),
clear AS (
    SELECT * FROM named QUALIFY max(named_code) OVER (PARTITION BY name_key, priority) = min(named_code) OVER (PARTITION BY name_key, priority)
),
first AS (
    SELECT * FROM clear QUALIFY dense_rank() OVER (PARTITION BY name_key ORDER BY priority) = 1
)
SELECT name_key, min(named_code), gm_code, bool_and(is_whole) FROM first GROUP BY name_key, gm_code;
