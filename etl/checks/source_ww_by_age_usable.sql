-- one row per thing in CBS 85554NED that makes it useless: no figures, a key that is missing or comes twice, an unknown period, text for a number
-- source: cbs_85554ned
-- severity: error
-- reason: such a table is a fault of the publisher or of the way here; half of it would pass for the labour market
-- titel: De tabel over WW is te gebruiken
-- uitleg: De tabel heeft cijfers, elk cijfer komt één keer voor, is een getal en niet lager dan nul, en de periode is bekend. Anders nemen we niets over.
-- advice: look at the table on StatLine and run again later; if it stays, compare its shape with etl/catalog/cbs_85554ned.yml
SELECT 'not a single figure' AS problem, NULL AS found WHERE NOT EXISTS (SELECT 1 FROM stage.ww_by_age WHERE persons IS NOT NULL)
UNION ALL
SELECT 'a key is missing', coalesce(sex_code, '') || ' ' || coalesce(age_code, '') || ' ' || coalesce(margin_code, '') || ' ' || coalesce(region_code, '') || ' ' || coalesce(period_code, '') FROM stage.ww_by_age
WHERE coalesce(sex_code, '') = '' OR coalesce(age_code, '') = '' OR coalesce(margin_code, '') = '' OR coalesce(region_code, '') = '' OR coalesce(period_code, '') = ''
UNION ALL
SELECT 'a key comes twice', coalesce(sex_code, '') || ' ' || coalesce(age_code, '') || ' ' || coalesce(margin_code, '') || ' ' || coalesce(region_code, '') || ' ' || coalesce(period_code, '') FROM stage.ww_by_age GROUP BY sex_code, age_code, margin_code, region_code, period_code HAVING count(*) > 1
UNION ALL
SELECT 'a period of an unknown kind', period_code FROM stage.ww_by_age
WHERE coalesce(period_code, '') <> '' AND NOT regexp_matches(period_code, '^(19|20)[0-9]{2}(JJ00|KW0[1-4]|MM(0[1-9]|1[0-2]))$')
UNION ALL
SELECT 'persons is no number, or below zero', coalesce(sex_code, '') || ' ' || coalesce(age_code, '') || ' ' || coalesce(margin_code, '') || ' ' || coalesce(region_code, '') || ' ' || coalesce(period_code, '') || ': ' || persons_text FROM stage.ww_by_age
WHERE persons IS NULL AND persons_text IS NOT NULL OR isnan(persons) OR isinf(persons) OR persons < 0;
