-- one row per name of a place: the gemeente it lies in
-- A gemeente whose name CBS tells apart by provincie (Bergen) is only found with it, through the list of data/reference.
CREATE TABLE core.map_place_gemeente (
    place_key  VARCHAR PRIMARY KEY,
    gm_code    VARCHAR NOT NULL,
    route      VARCHAR NOT NULL CHECK (route IN ('name', 'list', 'address'))
);
COMMENT ON TABLE core.map_place_gemeente IS 'One row per name of a place: the gemeente it lies in, by the name of the gemeente, the reviewed list, or addresses of DUO, in that order';

INSERT INTO core.map_place_gemeente
WITH found AS (
    SELECT model.place_key(gm_name) AS place_key, gm_code, 'name' AS route, 1 AS priority
    FROM stage.gemeente WHERE gm_name NOT LIKE '%(%'
    UNION ALL
    SELECT model.place_key(place_name), gm_code, 'list', 2 FROM raw.ref_place_gemeente
    UNION ALL
    SELECT model.place_key(a.place_name), t.gm_code, 'address', 3
    FROM stage.duo_mbo_addresses AS a
    JOIN core.map_gemeente_today AS t ON t.gm_code_old = a.gm_code
    WHERE coalesce(a.place_name, '') <> ''
),
single AS (
    SELECT place_key, min(gm_code) AS gm_code, route, priority
    FROM found GROUP BY place_key, route, priority HAVING count(DISTINCT gm_code) = 1
)
SELECT place_key, gm_code, route FROM single
QUALIFY row_number() OVER (PARTITION BY place_key ORDER BY priority) = 1;
