-- one row per peildatum x occupation x gemeente x kind of record of UWV's Open Match Data
-- source: uwv_inbox
CREATE OR REPLACE TABLE stage.uwv_open_match AS
SELECT part,
       TRY_CAST(peildatum AS DATE)       AS peildatum,
       trim(occupation_code)             AS occupation_code,
       trim(occupation_text)             AS occupation_name,
       trim(provincie_name)              AS provincie_name,
       trim(gemeente_name)               AS gemeente_name,
       trim(record_type)                 AS record_type,
       TRY_CAST(value AS DOUBLE)         AS records,
       TRY_CAST(value_low AS DOUBLE)     AS records_low,
       TRY_CAST(value_high AS DOUBLE)    AS records_high
FROM raw.uwv_open_match;
