-- one row per dimension and code of cbs_85224ned: its title, and the status of a period
-- source: cbs_85224ned
CREATE OR REPLACE TABLE stage.labour_force_code AS
SELECT trim(dimension) AS dimension, trim(code) AS code, trim(title) AS title, nullif(trim(status), '') AS status
FROM raw.cbs_85224ned_code;
