-- one row per figure that is negative or lies outside its own interval
-- severity: error
-- reason: jobs are never negative and an interval holds its figure
-- titel: Elk cijfer ligt binnen zijn eigen marge en is niet lager dan nul
-- uitleg: Een marge waar het cijfer zelf buiten ligt, is fout berekend. En minder dan nul banen bestaat niet.
-- advice: look at core.fct_sector_jobs
SELECT region_code, sbi_code, year, jobs, jobs_low, jobs_high
FROM mart.sector_jobs
WHERE jobs < 0 OR jobs_low < 0 OR jobs_high < jobs_low
   OR jobs < jobs_low - 0.001 OR jobs > jobs_high + 0.001;
