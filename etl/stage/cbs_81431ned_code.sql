-- one row per dimension and code of cbs_81431ned: its title, and the status of a period
-- source: cbs_81431ned
CREATE OR REPLACE TABLE stage.sector_wage_code AS
SELECT trim(dimension) AS dimension, trim(code) AS code, trim(title) AS title, nullif(trim(status), '') AS status
FROM raw.cbs_81431ned_code;
