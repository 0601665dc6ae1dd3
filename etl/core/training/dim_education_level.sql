-- one row per level of education, with the levels that sum others
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
