-- one row per published group whose sections cannot add up to it
-- severity: error
-- reason: as for the total; R-U holds R and S only, as CBS gives nothing for T and U
-- titel: De sectoren passen in hun groep
-- uitleg: De sectoren van een groep moeten samen het cijfer van de groep kunnen zijn, met afronding en afgeschermde cijfers meegerekend.
-- advice: look at the region on StatLine and at parent_code in data/reference/sectors.csv
WITH section AS (
    SELECT f.region_code, f.year, s.parent_code, sum(f.jobs_low) AS low,
           CASE WHEN count(*) = count(f.jobs_high) THEN sum(f.jobs_high) END AS high
    FROM core.fct_published_jobs AS f
    JOIN core.dim_sector AS s ON s.sbi_code = f.sbi_code AND s.sector_level = 'section'
    GROUP BY f.region_code, f.year, s.parent_code
)
SELECT g.region_code, g.sbi_code, g.year, g.jobs, s.low, s.high
FROM core.fct_published_jobs AS g
JOIN section AS s ON s.region_code = g.region_code AND s.year = g.year AND s.parent_code = g.sbi_code
JOIN core.dim_sector AS d ON d.sbi_code = g.sbi_code AND d.sector_level = 'group'
WHERE NOT g.is_suppressed AND (s.low > g.jobs_high OR s.high < g.jobs_low);
