-- one row per prefix of region keys that the catalogue knows
-- source: cbs_83582ned
CREATE OR REPLACE TABLE stage.region_prefix AS
SELECT prefix AS region_prefix, is_used FROM raw.region_prefix;
