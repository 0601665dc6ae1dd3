-- one row per address of an institution, with the gemeente it lies in
-- source: duo_mbo_addresses
CREATE OR REPLACE TABLE stage.duo_mbo_addresses AS
SELECT
    trim(institution_code)                                   AS institution_code,
    trim(institution_name)                                   AS institution_name,
    upper(replace(trim(postcode), ' ', ''))                  AS postcode,
    trim(place_name)                                         AS place_name,
    -- a number that is too long is no gemeente; cut off it would be another one
    CASE WHEN trim(gemeente_number) <> '' THEN 'GM' || right('000' || trim(gemeente_number), greatest(4, length(trim(gemeente_number)))) END AS gm_code
FROM raw.duo_mbo_addresses;
