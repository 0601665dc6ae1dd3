-- one row per thing in CBS 85224NED that makes it useless: no figures, a key that is missing or comes twice, an unknown period, text for a number
-- source: cbs_85224ned
-- severity: error
-- reason: such a table is a fault of the publisher or of the way here; half of it would pass for the labour market
-- titel: De tabel over de beroepsbevolking is te gebruiken
-- uitleg: De tabel heeft cijfers, elk cijfer komt één keer voor, is een getal en niet lager dan nul, en de periode is bekend. Anders nemen we niets over.
-- advice: look at the table on StatLine and run again later; if it stays, compare its shape with etl/catalog/cbs_85224ned.yml
SELECT 'not a single figure' AS problem, NULL AS found WHERE NOT EXISTS (SELECT 1 FROM stage.labour_force WHERE labour_force_x1000 IS NOT NULL OR employed_x1000 IS NOT NULL OR unemployed_x1000 IS NOT NULL)
UNION ALL
SELECT 'a key is missing', coalesce(adjustment_code, '') || ' ' || coalesce(period_code, '') FROM stage.labour_force
WHERE coalesce(adjustment_code, '') = '' OR coalesce(period_code, '') = ''
UNION ALL
SELECT 'a key comes twice', coalesce(adjustment_code, '') || ' ' || coalesce(period_code, '') FROM stage.labour_force GROUP BY adjustment_code, period_code HAVING count(*) > 1
UNION ALL
SELECT 'a period of an unknown kind', period_code FROM stage.labour_force
WHERE coalesce(period_code, '') <> '' AND NOT regexp_matches(period_code, '^(19|20)[0-9]{2}(JJ00|KW0[1-4]|MM(0[1-9]|1[0-2]))$')
UNION ALL
SELECT 'labour_force_x1000 is no number, or below zero', coalesce(adjustment_code, '') || ' ' || coalesce(period_code, '') || ': ' || labour_force_x1000_text FROM stage.labour_force
WHERE labour_force_x1000 IS NULL AND labour_force_x1000_text IS NOT NULL OR isnan(labour_force_x1000) OR isinf(labour_force_x1000) OR labour_force_x1000 < 0
UNION ALL
SELECT 'employed_x1000 is no number, or below zero', coalesce(adjustment_code, '') || ' ' || coalesce(period_code, '') || ': ' || employed_x1000_text FROM stage.labour_force
WHERE employed_x1000 IS NULL AND employed_x1000_text IS NOT NULL OR isnan(employed_x1000) OR isinf(employed_x1000) OR employed_x1000 < 0
UNION ALL
SELECT 'unemployed_x1000 is no number, or below zero', coalesce(adjustment_code, '') || ' ' || coalesce(period_code, '') || ': ' || unemployed_x1000_text FROM stage.labour_force
WHERE unemployed_x1000 IS NULL AND unemployed_x1000_text IS NOT NULL OR isnan(unemployed_x1000) OR isinf(unemployed_x1000) OR unemployed_x1000 < 0;
