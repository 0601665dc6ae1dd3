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
