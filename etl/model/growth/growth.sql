-- growth between two years and the verdict on it (docs/methods.md 2), percent a year
-- cagr = (j1 / j0)^(1/n) - 1 over n years. Its lower end goes from the highest start to the lowest end, its upper end the other
-- way round; a start that may be 0 leaves the upper end open (null).
-- Example: 1 000 (950-1 050) to 1 100 (1 050-1 150) in 5 years: 1.92 % a year, from 0.00 to 3.89.
CREATE MACRO model.growth_pct(j0, j1) AS CASE WHEN j0 > 0 THEN 100 * (j1 / j0 - 1) END;
CREATE MACRO model.cagr_pct(j0, j1, n) AS CASE WHEN j0 > 0 THEN 100 * (pow(j1 / j0, 1.0 / n) - 1) END;
CREATE MACRO model.cagr_low_pct(high0, low1, n) AS model.cagr_pct(high0, low1, n);
CREATE MACRO model.cagr_high_pct(low0, high1, n) AS model.cagr_pct(low0, high1, n);

-- given only where the whole interval agrees; t in percent a year
CREATE MACRO model.verdict(low_pct, high_pct, t) AS
    CASE WHEN low_pct > t THEN 'groeit'
         WHEN high_pct < -t THEN 'krimpt'
         WHEN low_pct >= -t AND high_pct <= t THEN 'stabiel'
         ELSE 'onzeker' END;

-- why a verdict is open: the first that applies
CREATE MACRO model.uncertain_reason(break_years, has_suppressed, has_estimate, low_pct, high_pct, t) AS
    CASE WHEN break_years IS NOT NULL THEN 'reeksbreuk ' || break_years
         WHEN has_suppressed THEN 'afgeschermd'
         WHEN has_estimate THEN 'geschat'
         WHEN low_pct IS NULL OR high_pct IS NULL OR high_pct - low_pct > 2 * t THEN 'te klein'
         ELSE 'ligt rond de grens' END;
