-- one row per dimension and code of cbs_86355ned: its title, and the status of a period
-- source: cbs_86355ned
CREATE OR REPLACE TABLE stage.brc_wage_code AS
SELECT trim(dimension) AS dimension, trim(code) AS code, trim(title) AS title, nullif(trim(status), '') AS status
FROM raw.cbs_86355ned_code;
