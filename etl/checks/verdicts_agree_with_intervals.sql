-- one row per verdict that its own interval does not bear out
-- severity: error
-- reason: a verdict is given only where the whole interval agrees and no confirmed break lies in the window
-- titel: Elk oordeel past bij zijn marge
-- uitleg: Groeit, krimpt of stabiel staat er alleen als de hele marge dat zegt en er geen bevestigde reeksbreuk in de periode ligt.
-- advice: look at etl/model/growth/growth.sql
SELECT region_code, sbi_code, year_from, verdict, cagr_low_pct, cagr_high_pct
FROM mart.sector_growth
CROSS JOIN (SELECT value FROM core.dim_norm WHERE norm_code = 'growth_threshold_pct') AS p
WHERE (verdict IS NULL) <> (sbi_code = 'X')
   OR verdict = 'groeit' AND NOT coalesce(cagr_low_pct > p.value, FALSE)
   OR verdict = 'krimpt' AND NOT coalesce(cagr_high_pct < -p.value, FALSE)
   OR verdict <> 'onzeker' AND spans_break;
