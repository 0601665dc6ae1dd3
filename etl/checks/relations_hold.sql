-- one row per code in a mart that its dimension does not have
-- severity: error
-- reason: a figure without a name cannot be found, a name without a key cannot be trusted
-- titel: Elk cijfer hoort bij een bekende regio en een bekende sector
-- uitleg: Een cijfer zonder naam is niet terug te vinden. Een naam zonder code is niet te controleren.
-- advice: look at the mart named
SELECT 'sector_jobs' AS mart, region_code, sbi_code FROM mart.sector_jobs
WHERE region_code NOT IN (SELECT region_code FROM mart.region) OR sbi_code NOT IN (SELECT sbi_code FROM mart.sector)
UNION ALL
SELECT 'sector_growth', region_code, sbi_code FROM mart.sector_growth
WHERE region_code NOT IN (SELECT region_code FROM mart.region) OR sbi_code NOT IN (SELECT sbi_code FROM mart.sector)
UNION ALL
SELECT 'series_break', region_code, sbi_code FROM mart.series_break
WHERE region_code NOT IN (SELECT region_code FROM mart.region) OR sbi_code NOT IN (SELECT sbi_code FROM mart.sector);
