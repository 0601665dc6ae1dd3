-- one row per programme x level x pathway x sex x year: graduates of an institution, as counted by DUO
-- source: duo_mbo_graduates
CREATE OR REPLACE TABLE stage.duo_mbo_graduates AS
SELECT
    trim(institution_code)                                   AS institution_code,
    trim(institution_name)                                   AS institution_name,
    trim(place_name)                                         AS place_name,
    upper(trim(pathway_code))                                AS pathway_code,
    trim(level_code)                                         AS level_code,
    trim(crebo_code)                                         AS crebo_code,
    trim(programme_name)                                     AS programme_name,
    trim(sectorkamer_name)                                   AS sectorkamer_name,
    trim(hoofdgroep_name)                                    AS hoofdgroep_name,
    part                                                     AS sex,
    TRY_CAST("year" AS INTEGER)                              AS year,
    trim("count")                                            AS count_text,
    -- DUO's own API wrote 4 with INDICATIEAVG J before 2023, files on duo.nl write <5, the catalogue writes -1: 1 to 4
    trim("count") IN ('-1', '<5') OR (trim("count") = '4' AND coalesce(averaged, '') = 'J')  AS is_masked,
    CASE WHEN trim("count") = '' THEN NULL ELSE TRY_CAST(trim("count") AS BIGINT) END AS count_value
FROM raw.duo_mbo_graduates;
