-- one row per file x gemeente (none: the country) x level x pathway x year: students, counted or expected by DUO
-- source: duo_mbo_forecast
CREATE OR REPLACE TABLE stage.duo_mbo_forecast AS
SELECT
    "file"                                                   AS file_name,
    trim(gemeente_name)                                      AS gm_name,
    -- DUO writes 1.0 for level 1
    regexp_replace(trim(level_code), '\.0$', '')             AS level_code,
    lower(trim(pathway_code))                                AS pathway_code,
    TRY_CAST("year" AS INTEGER)                              AS year,
    trim("count")                                            AS count_text,
    trim("count") IN ('-1', '<5')                            AS is_masked,
    CASE WHEN trim("count") = '' THEN NULL ELSE TRY_CAST(trim("count") AS DOUBLE) END AS count_value,
    trim(year_kind)                                          AS year_kind,
    -- another word is unknown, and refused by a check
    CASE WHEN lower(trim(year_kind)) LIKE 'prog%' THEN TRUE
         WHEN regexp_matches(lower(trim(year_kind)), '^(histor|reali)') THEN FALSE END AS is_forecast,
    trim(version)                                            AS version
FROM raw.duo_mbo_forecast;
