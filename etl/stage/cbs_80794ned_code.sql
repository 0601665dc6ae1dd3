-- one row per dimension and code of cbs_80794ned: its title, and the status of a period
-- source: cbs_80794ned
CREATE OR REPLACE TABLE stage.benefits_code AS
SELECT trim(dimension) AS dimension, trim(code) AS code, trim(title) AS title, nullif(trim(status), '') AS status
FROM raw.cbs_80794ned_code;
