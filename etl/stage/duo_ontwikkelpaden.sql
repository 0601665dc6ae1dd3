-- one row per programme on the path to a function in a branch
-- source: duo_ontwikkelpaden
CREATE OR REPLACE TABLE stage.duo_ontwikkelpaden AS
SELECT
    trim(branch_name)                            AS branch_name,
    trim(function_name)                          AS function_name,
    nullif(trim(specialisation_name), '')        AS specialisation_name,
    trim(programme_code)                         AS programme_code,
    nullif(trim(programme_type), '')             AS programme_type,
    nullif(trim(pathway_code), '')               AS pathway_code,
    nullif(trim(has_slim), '')                   AS has_slim_text,
    nullif(trim(begins), '')                     AS begins_text,
    nullif(trim(ends), '')                       AS ends_text
FROM raw.duo_ontwikkelpaden;
