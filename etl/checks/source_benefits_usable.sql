-- one row per thing in CBS 80794ned that makes it useless: no figures, a key that is missing or comes twice, an unknown period, text for a number
-- source: cbs_80794ned
-- severity: error
-- reason: such a table is a fault of the publisher or of the way here; half of it would pass for the labour market
-- titel: De tabel over uitkeringen is te gebruiken
-- uitleg: De tabel heeft cijfers, elk cijfer komt één keer voor, is een getal en niet lager dan nul, en de periode is bekend. Anders nemen we niets over.
-- advice: look at the table on StatLine and run again later; if it stays, compare its shape with etl/catalog/cbs_80794ned.yml
SELECT 'not a single figure' AS problem, NULL AS found WHERE NOT EXISTS (SELECT 1 FROM stage.benefits WHERE ww_persons IS NOT NULL OR bijstand_persons IS NOT NULL OR ao_persons IS NOT NULL)
UNION ALL
SELECT 'a key is missing', coalesce(region_code, '') || ' ' || coalesce(period_code, '') FROM stage.benefits
WHERE coalesce(region_code, '') = '' OR coalesce(period_code, '') = ''
UNION ALL
SELECT 'a key comes twice', coalesce(region_code, '') || ' ' || coalesce(period_code, '') FROM stage.benefits GROUP BY region_code, period_code HAVING count(*) > 1
UNION ALL
SELECT 'a period of an unknown kind', period_code FROM stage.benefits
WHERE coalesce(period_code, '') <> '' AND NOT regexp_matches(period_code, '^(19|20)[0-9]{2}(JJ00|KW0[1-4]|MM(0[1-9]|1[0-2]))$')
UNION ALL
SELECT 'ww_persons is no number, or below zero', coalesce(region_code, '') || ' ' || coalesce(period_code, '') || ': ' || ww_persons_text FROM stage.benefits
WHERE ww_persons IS NULL AND ww_persons_text IS NOT NULL OR isnan(ww_persons) OR isinf(ww_persons) OR ww_persons < 0
UNION ALL
SELECT 'bijstand_persons is no number, or below zero', coalesce(region_code, '') || ' ' || coalesce(period_code, '') || ': ' || bijstand_persons_text FROM stage.benefits
WHERE bijstand_persons IS NULL AND bijstand_persons_text IS NOT NULL OR isnan(bijstand_persons) OR isinf(bijstand_persons) OR bijstand_persons < 0
UNION ALL
SELECT 'ao_persons is no number, or below zero', coalesce(region_code, '') || ' ' || coalesce(period_code, '') || ': ' || ao_persons_text FROM stage.benefits
WHERE ao_persons IS NULL AND ao_persons_text IS NOT NULL OR isnan(ao_persons) OR isinf(ao_persons) OR ao_persons < 0;
