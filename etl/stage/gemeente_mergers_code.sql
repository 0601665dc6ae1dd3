-- one row per code that a gemeente ever had
-- source: gemeente_mergers
CREATE OR REPLACE TABLE stage.gemeente_code AS
SELECT
    trim(gm_code)                    AS gm_code,
    trim(naam)                       AS gm_name,
    TRY_CAST(begin_per AS DATE)      AS begins_date,
    TRY_CAST(eind_per AS DATE)       AS ends_date
FROM raw.gemeente_codes;
