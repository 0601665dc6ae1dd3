-- one row per benefit and month in which the sums of arbeidsmarktregio's and of COROP regions differ
-- severity: error
-- reason: both are sums of the same gemeenten, so where all are known they agree but for the share of split gemeenten (0.001 a person)
-- titel: De arbeidsmarktregio's hebben samen evenveel uitkeringen als de COROP-gebieden
-- uitleg: Beide bestaan uit dezelfde gemeenten. Een verschil betekent dat een gemeente dubbel telt of helemaal niet.
-- advice: look at core.map_gemeente_part
WITH total AS (
    SELECT r.region_type, b.benefit, b.period_code, sum(b.persons) AS persons, count(*) = count(b.persons) AS is_known,
           max(b.source_id) AS last_source, min(b.source_id) AS first_source, count(*) AS regions
    FROM core.fct_benefits AS b
    JOIN core.dim_region AS r ON r.region_code = b.region_code
    GROUP BY r.region_type, b.benefit, b.period_code
)
SELECT a.benefit, a.period_code, a.persons AS arbeidsmarktregio_persons, c.persons AS corop_persons
FROM total AS a
JOIN total AS c ON c.benefit = a.benefit AND c.period_code = a.period_code AND c.region_type = 'corop'
WHERE a.region_type = 'arbeidsmarktregio' AND a.is_known AND c.is_known
  AND a.first_source = 'cbs_80794ned' AND a.last_source = 'cbs_80794ned'
  AND a.regions = (SELECT count(*) FROM core.dim_region WHERE region_type = 'arbeidsmarktregio')
  AND c.regions = (SELECT count(*) FROM core.dim_region WHERE region_type = 'corop')
  AND abs(a.persons - c.persons) > 0.001;
