-- one row per likely break that the detector found
CREATE TABLE mart.break_proposal AS
SELECT CAST(p.sbi_code AS VARCHAR)     AS sbi_code,
       CAST(p.region_code AS VARCHAR)  AS region_code,
       CAST(p.break_year AS INTEGER)   AS break_year,
       CAST(p.change_pct AS DOUBLE)    AS change_pct,
       CAST(p.usual_pct AS DOUBLE)     AS usual_pct,
       CAST(p.regions AS INTEGER)      AS regions,
       EXISTS (SELECT 1 FROM core.dim_series_break AS b
               WHERE b.break_year = p.break_year AND (b.sbi_code IS NULL OR b.sbi_code = p.sbi_code)
                 AND (b.region_code IS NULL OR b.region_code = p.region_code))
       OR EXISTS (SELECT 1 FROM core.dim_series_event AS e
               WHERE e.event_year = p.break_year AND (e.sbi_code IS NULL OR e.sbi_code = p.sbi_code)
                 AND (e.region_code IS NULL OR e.region_code = p.region_code)) AS is_listed
FROM raw.break_proposal AS p;
ALTER TABLE mart.break_proposal ALTER is_listed SET NOT NULL;
COMMENT ON TABLE mart.break_proposal IS 'One row per likely break; empty region_code is all regions. It proposes only: a person confirms into data/reference/breaks.csv';
