-- one row per thing in CBS 81431ned that makes it useless: no figures, a key that is missing or comes twice, an unknown period, text for a number
-- source: cbs_81431ned
-- severity: error
-- reason: such a table is a fault of the publisher or of the way here; half of it would pass for the labour market
-- titel: De tabel over lonen per sector is te gebruiken
-- uitleg: De tabel heeft cijfers, elk cijfer komt één keer voor, is een getal en niet lager dan nul, en de periode is bekend. Anders nemen we niets over.
-- advice: look at the table on StatLine and run again later; if it stays, compare its shape with etl/catalog/cbs_81431ned.yml
SELECT 'not a single figure' AS problem, NULL AS found WHERE NOT EXISTS (SELECT 1 FROM stage.sector_wage WHERE jobs_x1000 IS NOT NULL OR mean_hourly_wage_eur IS NOT NULL)
UNION ALL
SELECT 'a key is missing', coalesce(cbs_sector_code, '') || ' ' || coalesce(period_code, '') FROM stage.sector_wage
WHERE coalesce(cbs_sector_code, '') = '' OR coalesce(period_code, '') = ''
UNION ALL
SELECT 'a key comes twice', coalesce(cbs_sector_code, '') || ' ' || coalesce(period_code, '') FROM stage.sector_wage GROUP BY cbs_sector_code, period_code HAVING count(*) > 1
UNION ALL
SELECT 'a period of an unknown kind', period_code FROM stage.sector_wage
WHERE coalesce(period_code, '') <> '' AND NOT regexp_matches(period_code, '^(19|20)[0-9]{2}(JJ00|KW0[1-4]|MM(0[1-9]|1[0-2]))$')
UNION ALL
SELECT 'jobs_x1000 is no number, or below zero', coalesce(cbs_sector_code, '') || ' ' || coalesce(period_code, '') || ': ' || jobs_x1000_text FROM stage.sector_wage
WHERE jobs_x1000 IS NULL AND jobs_x1000_text IS NOT NULL OR isnan(jobs_x1000) OR isinf(jobs_x1000) OR jobs_x1000 < 0
UNION ALL
SELECT 'mean_hourly_wage_eur is no number, or below zero', coalesce(cbs_sector_code, '') || ' ' || coalesce(period_code, '') || ': ' || mean_hourly_wage_eur_text FROM stage.sector_wage
WHERE mean_hourly_wage_eur IS NULL AND mean_hourly_wage_eur_text IS NOT NULL OR isnan(mean_hourly_wage_eur) OR isinf(mean_hourly_wage_eur) OR mean_hourly_wage_eur < 0;
