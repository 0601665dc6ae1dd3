-- one row per dimension and code of cbs_85081ned: its title, and the status of a period
-- source: cbs_85081ned
CREATE OR REPLACE TABLE stage.new_vacancies_code AS
SELECT trim(dimension) AS dimension, trim(code) AS code, trim(title) AS title, nullif(trim(status), '') AS status
FROM raw.cbs_85081ned_code;
