-- one row per provincie or country, benefit and month whose gemeenten cannot make its own figure
-- severity: warning
-- reason: gemeenten make up their provincie, so with rounding and unknown ones their intervals must meet; who cannot be placed in a gemeente
--   counts in the provincie only, so the gemeenten may be up to 0.5 % short (a guess to be set by the first live year)
-- titel: De uitkeringen van de gemeenten passen in hun provincie en in het land
-- uitleg: De gemeenten moeten samen het cijfer van de provincie kunnen zijn. Past het niet, dan telt een gemeente dubbel of mist er een, en kloppen sommen per arbeidsmarktregio misschien niet.
-- advice: look for a gemeente that is counted twice or not at all around a merger
WITH whole AS (
    SELECT m.region_code, p.benefit, p.period_code, sum(p.persons_low) AS low,
           CASE WHEN count(*) = count(p.persons_high) THEN sum(p.persons_high) END AS high
    FROM core.map_gemeente_part AS m
    JOIN core.dim_region AS r ON r.region_code = m.region_code AND r.region_type IN ('land', 'provincie')
    JOIN core.fct_published_benefits AS p ON p.region_code = m.part_code
    GROUP BY m.region_code, p.benefit, p.period_code
)
SELECT o.region_code, o.benefit, o.period_code, o.persons, w.low, w.high
FROM core.fct_published_benefits AS o
JOIN whole AS w ON w.region_code = o.region_code AND w.benefit = o.benefit AND w.period_code = o.period_code
WHERE o.persons IS NOT NULL AND (w.low > o.persons_high OR w.high < (1 - model.norm('check_benefits_short_pct') / 100) * o.persons_low);
