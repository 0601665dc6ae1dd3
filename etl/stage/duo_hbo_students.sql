-- one row per institution x gemeente x field (x programme, x sex) x year: students in hbo, as counted by DUO
-- source: duo_hbo_students
CREATE OR REPLACE TABLE stage.duo_hbo_students AS
SELECT
    -- a number that is too long is no gemeente; cut off it would be another one
    'GM' || right('000' || trim(gemeente_number), greatest(4, length(trim(gemeente_number)))) AS gm_code,
    trim(gemeente_name)                                      AS gm_name,
    trim(institution_code)                                   AS institution_code,
    trim(institution_name)                                   AS institution_name,
    lower(trim(onderdeel_name))                              AS onderdeel_name,
    trim(programme_code)                                     AS programme_code,
    trim(programme_name)                                     AS programme_name,
    TRY_CAST("year" AS INTEGER)                              AS year,
    trim("count")                                            AS count_text,
    -- DUO's own API wrote 4 with INDICATIEAVG J before 2023, files on duo.nl write <5, the catalogue writes -1: 1 to 4
    trim("count") IN ('-1', '<5')  AS is_masked,
    CASE WHEN trim("count") = '' THEN NULL ELSE TRY_CAST(trim("count") AS BIGINT) END AS count_value
FROM raw.duo_hbo_students;
