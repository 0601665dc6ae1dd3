-- one row per year of CBS 83582NED
-- source: cbs_83582ned
CREATE OR REPLACE TABLE stage.period AS
SELECT
    trim(Key)                                                                AS period_code,
    TRY_CAST(regexp_extract(trim(Key), '^([0-9]{4})JJ00$', 1) AS INTEGER)    AS year,
    trim(Status)                                                             AS period_status
FROM raw.cbs_83582ned_perioden;
