-- one row per period of CBS 85224NED in which employed and unemployed do not make the labour force
-- source: cbs_85224ned
-- severity: error
-- reason: the labour force is who works and who looks for work; three roundings to a thousand leave 1.5 thousand at most, adjustment for
--   the season is done so that they still add up (2013-2026: never off by more than 1), so 2 thousand is a fault
-- titel: Werkenden en werklozen zijn samen de beroepsbevolking
-- uitleg: Dat is hoe CBS de beroepsbevolking telt. Klopt de som niet, dan lezen we de verkeerde regels.
-- advice: look at the measures of the table at CBS and at etl/catalog/cbs_85224ned.yml
SELECT adjustment_code, period_code, labour_force_x1000, employed_x1000, unemployed_x1000
FROM stage.labour_force
WHERE abs(employed_x1000 + unemployed_x1000 - labour_force_x1000) > (SELECT value FROM raw.ref_norms WHERE norm_code = 'check_labour_force_differs');
