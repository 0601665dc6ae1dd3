-- dimensions of training: field, level, and where a place or a postcode lies
-- order: 10
CREATE TABLE core.dim_training_field (
    field_code    VARCHAR PRIMARY KEY,
    field_name    VARCHAR NOT NULL,
    field_kind    VARCHAR NOT NULL CHECK (field_kind IN ('all', 'hoofdgroep', 'onderdeel', 'isced')),
    source_title  VARCHAR,
    field_order   INTEGER NOT NULL UNIQUE
);
COMMENT ON TABLE core.dim_training_field IS 'One row per field of study; kinds are other divisions of the same students, so never add kinds up';
INSERT INTO core.dim_training_field
SELECT field_code, field_name, field_kind, lower(source_title),
       CAST(row_number() OVER (ORDER BY field_kind <> 'all', field_kind, field_code) AS INTEGER)
FROM raw.ref_training_fields;

CREATE TABLE core.dim_education_level (
    education_level  VARCHAR PRIMARY KEY,
    level_name       VARCHAR NOT NULL,
    level_order      INTEGER NOT NULL UNIQUE,
    duo_code         VARCHAR,
    cbs_pattern      VARCHAR
);
COMMENT ON TABLE core.dim_education_level IS 'One row per level; mbo is all levels of mbo together, all is mbo and hbo together';
INSERT INTO core.dim_education_level
SELECT education_level, level_name, level_order, nullif(duo_code, ''), nullif(cbs_pattern, '')
FROM raw.ref_education_levels;

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

CREATE TABLE core.map_postcode_gemeente (
    postcode  VARCHAR PRIMARY KEY,
    gm_code   VARCHAR NOT NULL
);
COMMENT ON TABLE core.map_postcode_gemeente IS 'One row per postcode (6, or its first 4) all of whose addresses at DUO lie in one gemeente';
INSERT INTO core.map_postcode_gemeente
WITH address AS (
    SELECT a.postcode, t.gm_code
    FROM stage.duo_mbo_addresses AS a
    JOIN core.map_gemeente_today AS t ON t.gm_code_old = a.gm_code
    WHERE regexp_full_match(a.postcode, '[1-9][0-9]{3}[A-Z]{2}')
),
both_lengths AS (
    SELECT postcode, gm_code FROM address
    UNION ALL
    SELECT left(postcode, 4), gm_code FROM address
)
SELECT postcode, min(gm_code) FROM both_lengths GROUP BY postcode HAVING count(DISTINCT gm_code) = 1;

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
