-- one row per programme offered by a provider at a place
-- source: duo_mbo_offer
CREATE OR REPLACE TABLE stage.duo_mbo_offer AS
SELECT
    trim(crebo_code)                                         AS crebo_code,
    trim(programme_name)                                     AS programme_name,
    -- text without a level is unknown: another list may know it
    nullif(regexp_extract(trim(level_code), '[1-4]'), '')    AS level_code,
    trim(provider_code)                                      AS provider_code,
    trim(provider_name)                                      AS provider_name,
    upper(replace(trim(postcode), ' ', ''))                  AS postcode,
    trim(place_name)                                         AS place_name,
    nullif(trim(dossier_name), '')                           AS dossier_name,
    nullif(trim(domain_name), '')                            AS domain_name,
    upper(trim(pathway_code))                                AS pathway_code
FROM raw.duo_mbo_offer;
