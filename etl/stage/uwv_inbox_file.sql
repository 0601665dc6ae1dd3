-- one row per kind of figure of a file of UWV that was taken
-- source: uwv_inbox
CREATE OR REPLACE TABLE stage.uwv_file AS
SELECT part, kind, file_hash, trim(file_name) AS file_name, TRY_CAST(file_modified AS TIMESTAMP) AS file_modified,
       TRY_CAST(last_period_end AS DATE) AS last_period_end, rank
FROM raw.uwv_file;
