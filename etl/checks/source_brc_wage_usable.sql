-- one row per thing in CBS 86355NED that makes it useless: no figures, a key that is missing or comes twice, an unknown period, text for a number
-- source: cbs_86355ned
-- severity: error
-- reason: such a table is a fault of the publisher or of the way here; half of it would pass for the labour market
-- titel: De tabel over lonen per beroep is te gebruiken
-- uitleg: De tabel heeft cijfers, elk cijfer komt één keer voor, is een getal en niet lager dan nul, en de periode is bekend. Anders nemen we niets over.
-- advice: look at the table on StatLine and run again later; if it stays, compare its shape with etl/catalog/cbs_86355ned.yml
SELECT 'not a single figure' AS problem, NULL AS found WHERE NOT EXISTS (SELECT 1 FROM stage.brc_wage WHERE employees_x1000 IS NOT NULL OR hourly_wage_p25_eur IS NOT NULL OR hourly_wage_p50_eur IS NOT NULL OR hourly_wage_p75_eur IS NOT NULL)
UNION ALL
SELECT 'a key is missing', coalesce(cbs_occupation_code, '') || ' ' || coalesce(period_code, '') FROM stage.brc_wage
WHERE coalesce(cbs_occupation_code, '') = '' OR coalesce(period_code, '') = ''
UNION ALL
SELECT 'a key comes twice', coalesce(cbs_occupation_code, '') || ' ' || coalesce(period_code, '') FROM stage.brc_wage GROUP BY cbs_occupation_code, period_code HAVING count(*) > 1
UNION ALL
SELECT 'a period of an unknown kind', period_code FROM stage.brc_wage
WHERE coalesce(period_code, '') <> '' AND NOT regexp_matches(period_code, '^(19|20)[0-9]{2}(JJ00|KW0[1-4]|MM(0[1-9]|1[0-2]))$')
UNION ALL
SELECT 'employees_x1000 is no number, or below zero', coalesce(cbs_occupation_code, '') || ' ' || coalesce(period_code, '') || ': ' || employees_x1000_text FROM stage.brc_wage
WHERE employees_x1000 IS NULL AND employees_x1000_text IS NOT NULL OR isnan(employees_x1000) OR isinf(employees_x1000) OR employees_x1000 < 0
UNION ALL
SELECT 'hourly_wage_p25_eur is no number, or below zero', coalesce(cbs_occupation_code, '') || ' ' || coalesce(period_code, '') || ': ' || hourly_wage_p25_eur_text FROM stage.brc_wage
WHERE hourly_wage_p25_eur IS NULL AND hourly_wage_p25_eur_text IS NOT NULL OR isnan(hourly_wage_p25_eur) OR isinf(hourly_wage_p25_eur) OR hourly_wage_p25_eur < 0
UNION ALL
SELECT 'hourly_wage_p50_eur is no number, or below zero', coalesce(cbs_occupation_code, '') || ' ' || coalesce(period_code, '') || ': ' || hourly_wage_p50_eur_text FROM stage.brc_wage
WHERE hourly_wage_p50_eur IS NULL AND hourly_wage_p50_eur_text IS NOT NULL OR isnan(hourly_wage_p50_eur) OR isinf(hourly_wage_p50_eur) OR hourly_wage_p50_eur < 0
UNION ALL
SELECT 'hourly_wage_p75_eur is no number, or below zero', coalesce(cbs_occupation_code, '') || ' ' || coalesce(period_code, '') || ': ' || hourly_wage_p75_eur_text FROM stage.brc_wage
WHERE hourly_wage_p75_eur IS NULL AND hourly_wage_p75_eur_text IS NOT NULL OR isnan(hourly_wage_p75_eur) OR isinf(hourly_wage_p75_eur) OR hourly_wage_p75_eur < 0;
