-- one row per outlook whose direction its own interval does not bear out
-- severity: error
-- reason: a direction is given only where the whole interval agrees with it; recomputed here with the formula of growth and verdict
-- titel: Elke richting van een verwachting past bij haar marge
-- uitleg: Groei, krimp of stabiel staat er alleen als de hele marge dat zegt. Anders staat er onzeker.
-- advice: look at etl/model/outlook/scores.py, direction
WITH said AS (
    SELECT o.region_code, o.sbi_code, o.year, o.direction, o.jobs_low, o.jobs_high, j.jobs AS jobs_last,
           model.verdict(model.cagr_pct(j.jobs, o.jobs_low, o.year - j.year),
                         model.cagr_pct(j.jobs, o.jobs_high, o.year - j.year), p.value) AS verdict
    FROM mart.outlook AS o
    JOIN (SELECT value FROM core.dim_norm WHERE norm_code = 'growth_threshold_pct') AS p ON TRUE
    LEFT JOIN core.fct_sector_jobs AS j
        ON j.region_code = o.region_code AND j.sbi_code = o.sbi_code AND j.year = (SELECT max(year) FROM core.dim_year)
    WHERE o.reason_none IS NULL
)
SELECT * FROM said
WHERE jobs_last IS NULL
   OR direction <> CASE verdict WHEN 'groeit' THEN 'groei' WHEN 'krimpt' THEN 'krimp' ELSE verdict END;
