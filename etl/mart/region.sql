-- one row per region of the newest division
CREATE TABLE mart.region AS
SELECT r.region_code, r.region_name, r.region_type,
       r.region_code IN (SELECT region_code FROM core.fct_sector_jobs) AS has_figures,
       r.region_order
FROM core.dim_region AS r;
ALTER TABLE mart.region ADD PRIMARY KEY (region_code);
ALTER TABLE mart.region ALTER has_figures SET NOT NULL;
COMMENT ON TABLE mart.region IS 'One row per region; has_figures is false where this version holds no jobs for it';

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

-- one row per region without figures x COROP region it shares gemeenten with
CREATE TABLE mart.region_overlap AS
WITH member AS (
    SELECT arbeidsmarktregio_code AS region_code, corop_code, gm_code FROM core.map_gemeente_region
    UNION ALL
    SELECT gm_code, corop_code, gm_code FROM core.map_gemeente_region
    UNION ALL
    SELECT provincie_code, corop_code, gm_code FROM core.map_gemeente_region
),
size AS (
    SELECT corop_code, count(*) AS gemeenten_total FROM core.map_gemeente_region GROUP BY corop_code
)
SELECT m.region_code, r.region_type, m.corop_code AS other_code, o.region_name AS other_name,
       CAST(count(*) AS INTEGER) AS gemeenten_shared, CAST(max(s.gemeenten_total) AS INTEGER) AS gemeenten_total
FROM member AS m
JOIN mart.region AS r ON r.region_code = m.region_code AND NOT r.has_figures
JOIN core.dim_region AS o ON o.region_code = m.corop_code
JOIN size AS s ON s.corop_code = m.corop_code
GROUP BY m.region_code, r.region_type, m.corop_code, o.region_name;
COMMENT ON TABLE mart.region_overlap IS 'One row per region without figures x COROP region it overlaps, with the number of gemeenten they share';

-- one row per region with a boundary
CREATE TABLE mart.region_boundary AS
SELECT b.region_code, r.region_type, b.geometry
FROM stage.region_boundary AS b
JOIN core.dim_region AS r ON r.region_code = b.region_code AND r.region_type = b.region_type;
ALTER TABLE mart.region_boundary ADD PRIMARY KEY (region_code);
COMMENT ON TABLE mart.region_boundary IS 'One row per region: simplified boundary as GeoJSON geometry, degrees (WGS 84), for a map on screen';
