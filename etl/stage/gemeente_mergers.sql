-- one row per abolished gemeente x gemeente of the newest division that it went to
-- source: gemeente_mergers
CREATE OR REPLACE TABLE stage.gemeente_merger AS
SELECT
    trim(gm_code_oud)                          AS gm_code_old,
    trim(naam_oud)                             AS gm_name_old,
    TRY_CAST(opgeheven_per AS DATE)            AS abolished_date,
    trim(gm_code_2026)                         AS gm_code,
    TRY_CAST(gewicht_inwoners AS DOUBLE)       AS weight
FROM raw.gemeente_mergers;
