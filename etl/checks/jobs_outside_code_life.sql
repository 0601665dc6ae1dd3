-- one row per gemeente code and year with figures though the calendar says the code did not exist in December
-- severity: warning
-- reason: the publisher prints it, so it counts; but a code that lives longer than its gemeente may be counted beside its successor
-- advice: compare with the dates in the bundled table gemeente_mergers
SELECT DISTINCT f.region_code, f.year
FROM core.fct_published_jobs AS f
JOIN core.dim_gemeente_code AS g ON g.gm_code = f.region_code
WHERE NOT f.is_suppressed AND NOT model.december_exists(f.year, g.begins_date, g.ends_date);
