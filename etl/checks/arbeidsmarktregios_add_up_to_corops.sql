-- one row per year in which the arbeidsmarktregio's and the COROP regions differ in total
-- severity: error
-- reason: both cover the same gemeenten, so their totals agree within rounding; 3 000 jobs (0.04 % of the country) is 1.96 sd of the
--   rounding of some 460 gemeente and 40 COROP totals (1 250) with room for weights of split gemeenten
-- titel: De arbeidsmarktregio's hebben samen evenveel banen als de COROP-gebieden
-- uitleg: Beide bestaan uit dezelfde gemeenten. Een verschil van meer dan 3.000 banen komt niet door afronding: dan telt een gemeente dubbel of helemaal niet.
-- advice: look for a gemeente that is counted twice or not at all around a merger
WITH total AS (
    SELECT r.region_type, j.year, sum(j.jobs) AS jobs, count(*) = count(j.jobs) AS is_whole, count(*) AS regions
    FROM mart.sector_jobs AS j
    JOIN mart.region AS r ON r.region_code = j.region_code
    WHERE j.sbi_code = 'A-U'
    GROUP BY r.region_type, j.year
)
SELECT a.year, a.jobs AS arbeidsmarktregio_jobs, c.jobs AS corop_jobs
FROM total AS a
JOIN total AS c ON c.year = a.year AND c.region_type = 'corop'
WHERE a.region_type = 'arbeidsmarktregio' AND a.is_whole AND c.is_whole
  AND a.regions = (SELECT count(*) FROM mart.region WHERE region_type = 'arbeidsmarktregio')
  AND abs(a.jobs - c.jobs) > model.norm('check_regions_differ_jobs');
