-- one row per gemeente x region it lies in
CREATE TABLE mart.gemeente_region AS
WITH lies_in AS (
    SELECT gm_code, arbeidsmarktregio_code AS region_code FROM core.map_gemeente_region
    UNION ALL
    SELECT gm_code, corop_code FROM core.map_gemeente_region
    UNION ALL
    SELECT gm_code, provincie_code FROM core.map_gemeente_region
)
SELECT l.gm_code, g.region_name AS gm_name, r.region_type, l.region_code, r.region_name
FROM lies_in AS l
JOIN core.dim_region AS g ON g.region_code = l.gm_code
JOIN core.dim_region AS r ON r.region_code = l.region_code;
ALTER TABLE mart.gemeente_region ADD PRIMARY KEY (gm_code, region_code);
COMMENT ON TABLE mart.gemeente_region IS 'One row per gemeente x region it lies in, for finding a region by the name of a gemeente';
