-- one row per school year x field (x pathway): students in mbo in the country, retyped from CBS
-- source: mbo_country
CREATE OR REPLACE TABLE stage.mbo_country AS
SELECT
    trim("table")                                                            AS table_id,
    TRY_CAST(regexp_extract(trim(school_year), '^([0-9]{4})', 1) AS INTEGER)  AS year,
    trim(field_title)                                                        AS field_title,
    trim(pathway)                                                            AS pathway,
    TRY_CAST(trim(students) AS BIGINT)                                       AS students
FROM raw.mbo_country;
