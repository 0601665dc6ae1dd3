-- one row per dimension and code of cbs_85554ned: its title, and the status of a period
-- source: cbs_85554ned
CREATE OR REPLACE TABLE stage.ww_by_age_code AS
SELECT trim(dimension) AS dimension, trim(code) AS code, trim(title) AS title, nullif(trim(status), '') AS status
FROM raw.cbs_85554ned_code;
