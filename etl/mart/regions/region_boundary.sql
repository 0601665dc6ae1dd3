-- one row per region with a boundary
CREATE TABLE mart.region_boundary AS
SELECT b.region_code, r.region_type, b.geometry
FROM stage.region_boundary AS b
JOIN core.dim_region AS r ON r.region_code = b.region_code AND r.region_type = b.region_type;
ALTER TABLE mart.region_boundary ADD PRIMARY KEY (region_code);
COMMENT ON TABLE mart.region_boundary IS 'One row per region: simplified boundary as GeoJSON geometry, degrees (WGS 84), for a map on screen';
