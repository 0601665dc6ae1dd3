-- one row per key that occurs twice in a mart
-- severity: error
-- reason: a row that stands twice is counted twice by whoever sums
-- titel: Geen regel staat dubbel in de tabellen
-- uitleg: Een dubbele regel telt dubbel voor wie de tabel optelt.
-- advice: look at the mart named
SELECT 'sector_jobs' AS mart, region_code, sbi_code, count(*) AS times
FROM mart.sector_jobs GROUP BY region_code, sbi_code, year HAVING count(*) > 1
UNION ALL
SELECT 'sector_growth', region_code, sbi_code, count(*)
FROM mart.sector_growth GROUP BY region_code, sbi_code, year_from, year_to HAVING count(*) > 1;
