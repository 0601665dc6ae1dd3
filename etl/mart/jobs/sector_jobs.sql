-- one row per region x sector x year
CREATE TABLE mart.sector_jobs AS
SELECT j.region_code, j.sbi_code, j.year, j.jobs, j.jobs_low, j.jobs_high, j.status, y.is_provisional
FROM core.fct_sector_jobs AS j
JOIN core.dim_year AS y ON y.year = j.year;
ALTER TABLE mart.sector_jobs ADD PRIMARY KEY (region_code, sbi_code, year);
ALTER TABLE mart.sector_jobs ALTER is_provisional SET NOT NULL;
COMMENT ON TABLE mart.sector_jobs IS 'One row per region x sector x year: jobs of employees in December (numbers, not thousands) with afrondingsmarge; null jobs is suppressed, not zero. Source: CBS 83582NED';
