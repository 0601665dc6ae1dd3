-- one row per sector x year: jobs that the publisher could not allocate to a COROP region
CREATE TABLE mart.unallocated_jobs AS
SELECT sbi_code, year, jobs, jobs_low, jobs_high, CASE WHEN is_suppressed THEN 'suppressed' ELSE 'published' END AS status
FROM core.fct_published_jobs
WHERE region_code = 'CR99';
ALTER TABLE mart.unallocated_jobs ADD PRIMARY KEY (sbi_code, year);
COMMENT ON TABLE mart.unallocated_jobs IS 'One row per sector x year: jobs CBS could not allocate to a region (CR99); regions never add up to the country';
