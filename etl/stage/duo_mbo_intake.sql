-- one row per institution x field x level x pathway x programme x prior education x year: new students, as counted by DUO
-- source: duo_mbo_intake
CREATE OR REPLACE TABLE stage.duo_mbo_intake AS
SELECT
    trim(institution_code)                                   AS institution_code,
    trim(institution_name)                                   AS institution_name,
    trim(hoofdgroep_name)                                    AS hoofdgroep_name,
    trim(level_code)                                         AS level_code,
    upper(trim(pathway_code))                                AS pathway_code,
    trim(programme_code)                                     AS programme_code,
    trim(prior_vo)                                           AS prior_vo,
    trim(prior_mbo)                                          AS prior_mbo,
    trim(is_small)                                           AS is_small,
    TRY_CAST("year" AS INTEGER)                              AS year,
    trim("count")                                            AS count_text,
    trim("count") IN ('-1', '<5')                            AS is_masked,
    CASE WHEN trim("count") = '' THEN NULL ELSE TRY_CAST(trim("count") AS BIGINT) END AS count_value
FROM raw.duo_mbo_intake;
