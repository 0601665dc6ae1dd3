-- one row per thing in CBS 83599NED that makes it useless: no figures, a key that is missing or comes twice, an unknown period, text for a number
-- source: cbs_83599ned
-- severity: error
-- reason: such a table is a fault of the publisher or of the way here; half of it would pass for the labour market
-- titel: De tabel over vacatures is te gebruiken
-- uitleg: De tabel heeft cijfers, elk cijfer komt één keer voor, is een getal en niet lager dan nul, en de periode is bekend. Anders nemen we niets over.
-- advice: look at the table on StatLine and run again later; if it stays, compare its shape with etl/catalog/cbs_83599ned.yml
SELECT 'not a single figure' AS problem, NULL AS found WHERE NOT EXISTS (SELECT 1 FROM stage.vacancies WHERE vacancies_x1000 IS NOT NULL)
UNION ALL
SELECT 'a key is missing', coalesce(cbs_sector_code, '') || ' ' || coalesce(region_code, '') || ' ' || coalesce(period_code, '') FROM stage.vacancies
WHERE coalesce(cbs_sector_code, '') = '' OR coalesce(region_code, '') = '' OR coalesce(period_code, '') = ''
UNION ALL
SELECT 'a key comes twice', coalesce(cbs_sector_code, '') || ' ' || coalesce(region_code, '') || ' ' || coalesce(period_code, '') FROM stage.vacancies GROUP BY cbs_sector_code, region_code, period_code HAVING count(*) > 1
UNION ALL
SELECT 'a period of an unknown kind', period_code FROM stage.vacancies
WHERE coalesce(period_code, '') <> '' AND NOT regexp_matches(period_code, '^(19|20)[0-9]{2}(JJ00|KW0[1-4]|MM(0[1-9]|1[0-2]))$')
UNION ALL
SELECT 'vacancies_x1000 is no number, or below zero', coalesce(cbs_sector_code, '') || ' ' || coalesce(region_code, '') || ' ' || coalesce(period_code, '') || ': ' || vacancies_x1000_text FROM stage.vacancies
WHERE vacancies_x1000 IS NULL AND vacancies_x1000_text IS NOT NULL OR isnan(vacancies_x1000) OR isinf(vacancies_x1000) OR vacancies_x1000 < 0;
