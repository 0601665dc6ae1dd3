-- one row per dimension and code of cbs_beroep_regio: its title, and the status of a period
-- source: cbs_beroep_regio
CREATE OR REPLACE TABLE stage.occupation_employed_code AS
SELECT trim(dimension) AS dimension, trim(code) AS code, trim(title) AS title, nullif(trim(status), '') AS status
FROM raw.cbs_beroep_regio_code;
