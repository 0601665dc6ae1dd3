-- one row per region and window whose known sections and X do not make the total
-- severity: error
-- reason: what is unknown is a row of its own, so parts and total always add up; 0.001 job is what floating point may leave
-- titel: De sectoren en het onbekende deel zijn samen het totaal
-- uitleg: Wat we niet weten, staat op een eigen regel. Zo klopt elke optelling, aan het begin en aan het eind van de periode.
-- advice: look at etl/model/growth/window_growth.sql
WITH part AS (
    SELECT g.region_code, g.year_from, g.year_to, sum(g.jobs_from) AS jobs_from, sum(g.jobs_to) AS jobs_to, sum(g.change_jobs) AS change_jobs
    FROM mart.sector_growth AS g
    JOIN mart.sector AS s ON s.sbi_code = g.sbi_code AND s.sector_level IN ('section', 'rest')
    GROUP BY g.region_code, g.year_from, g.year_to
)
SELECT t.region_code, t.year_from, t.jobs_from, p.jobs_from AS parts_from, t.jobs_to, p.jobs_to AS parts_to
FROM mart.sector_growth AS t
LEFT JOIN part AS p ON p.region_code = t.region_code AND p.year_from = t.year_from AND p.year_to = t.year_to
WHERE t.sbi_code = 'A-U' AND t.change_jobs IS NOT NULL
  AND (coalesce(abs(t.jobs_from - p.jobs_from), 1) > 0.001 OR coalesce(abs(t.jobs_to - p.jobs_to), 1) > 0.001
       OR coalesce(abs(t.change_jobs - p.change_jobs), 1) > 0.001);
