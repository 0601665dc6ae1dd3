-- one row per region x sector x year
CREATE TABLE mart.sector_jobs AS
SELECT j.region_code, j.sbi_code, j.year, j.jobs, j.jobs_low, j.jobs_high, j.status, y.is_provisional
FROM core.fct_sector_jobs AS j
JOIN core.dim_year AS y ON y.year = j.year;
ALTER TABLE mart.sector_jobs ADD PRIMARY KEY (region_code, sbi_code, year);
ALTER TABLE mart.sector_jobs ALTER is_provisional SET NOT NULL;
COMMENT ON TABLE mart.sector_jobs IS 'One row per region x sector x year: jobs of employees in December (numbers, not thousands) with afrondingsmarge; null jobs is suppressed, not zero. Source: CBS 83582NED';

-- one row per sector x year: jobs that the publisher could not allocate to a COROP region
CREATE TABLE mart.unallocated_jobs AS
SELECT sbi_code, year, jobs, jobs_low, jobs_high, CASE WHEN is_suppressed THEN 'suppressed' ELSE 'published' END AS status
FROM core.fct_published_jobs
WHERE region_code = 'CR99';
ALTER TABLE mart.unallocated_jobs ADD PRIMARY KEY (sbi_code, year);
COMMENT ON TABLE mart.unallocated_jobs IS 'One row per sector x year: jobs CBS could not allocate to a region (CR99); regions never add up to the country';
