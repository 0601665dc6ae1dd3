-- one row per region of the newest division
CREATE TABLE mart.region AS
SELECT r.region_code, r.region_name, r.region_type,
       r.region_code IN (SELECT region_code FROM core.fct_sector_jobs) AS has_figures,
       r.region_order
FROM core.dim_region AS r;
ALTER TABLE mart.region ADD PRIMARY KEY (region_code);
ALTER TABLE mart.region ALTER has_figures SET NOT NULL;
COMMENT ON TABLE mart.region IS 'One row per region; has_figures is false where this version holds no jobs for it';
