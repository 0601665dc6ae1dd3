-- one row per arbeidsmarktregio x field x year of the bundled extract: students in hbo, added up from DUO's file
-- source: duo_hbo_students
CREATE OR REPLACE TABLE stage.duo_hbo_students_region AS
SELECT
    trim(region_code)                        AS region_code,
    lower(trim(onderdeel_name))              AS onderdeel_name,
    TRY_CAST("year" AS INTEGER)              AS year,
    TRY_CAST(students_known AS BIGINT)       AS students_known,
    TRY_CAST(masked_cells AS BIGINT)         AS masked_cells,
    TRY_CAST(unknown_cells AS BIGINT)        AS unknown_cells
FROM raw.duo_hbo_students_region;
