-- one row per qualification of the bundled lists
-- source: crebo
CREATE OR REPLACE TABLE stage.crebo AS
SELECT trim(crebo_code) AS crebo_code, trim(programme_name) AS programme_name, trim(level_code) AS level_code,
       trim(dossier_name) AS dossier_name, trim(domain_name) AS domain_name, trim(list_name) AS list_name
FROM raw.crebo;
