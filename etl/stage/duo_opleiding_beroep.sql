-- one row per programme x occupation it trains for
-- source: duo_opleiding_beroep
CREATE OR REPLACE TABLE stage.duo_opleiding_beroep AS
SELECT DISTINCT trim(crebo_code) AS crebo_code, trim(occupation_name) AS occupation_name
FROM raw.duo_opleiding_beroep;
