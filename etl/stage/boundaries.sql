-- one row per region: its boundary as GeoJSON geometry, degrees (WGS 84)
-- source: boundaries
CREATE OR REPLACE TABLE stage.region_boundary AS
SELECT trim(region_code) AS region_code, region_type, geometry FROM raw.boundaries;
