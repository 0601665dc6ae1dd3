-- one row per dimension and code of cbs_83599ned: its title, and the status of a period
-- source: cbs_83599ned
CREATE OR REPLACE TABLE stage.vacancies_code AS
SELECT trim(dimension) AS dimension, trim(code) AS code, trim(title) AS title, nullif(trim(status), '') AS status
FROM raw.cbs_83599ned_code;
