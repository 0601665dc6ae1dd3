-- one row per published region and year whose sections cannot add up to its total
-- severity: error
-- order: 12
-- reason: sections A-S make up the total A-U (CBS gives nothing for T and U), so with rounding and suppression the intervals must meet
-- titel: De sectoren passen in het totaal
-- uitleg: De sectoren A tot en met S moeten samen het totaal kunnen zijn, met afronding en afgeschermde cijfers meegerekend.
-- advice: look at the region on StatLine; groups counted as sections or a missing section look like this
WITH section AS (
    SELECT f.region_code, f.year, sum(f.jobs_low) AS low,
           CASE WHEN count(*) = count(f.jobs_high) THEN sum(f.jobs_high) END AS high
    FROM core.fct_published_jobs AS f
    JOIN core.dim_sector AS s ON s.sbi_code = f.sbi_code AND s.sector_level = 'section'
    GROUP BY f.region_code, f.year
)
SELECT t.region_code, t.year, t.jobs, s.low, s.high
FROM core.fct_published_jobs AS t
JOIN section AS s ON s.region_code = t.region_code AND s.year = t.year
WHERE t.sbi_code = 'A-U' AND NOT t.is_suppressed AND (s.low > t.jobs_high OR s.high < t.jobs_low);
