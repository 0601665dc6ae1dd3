-- one row per cell of the forecasts of students that cannot be used
-- source: duo_mbo_forecast
-- severity: error
-- reason: a count that is misread, counted twice, or taken for counted where it is expected, is a wrong figure
-- titel: Elk aantal in de studentprognose van DUO is leesbaar, en geteld of verwacht
-- uitleg: Bij elk jaar moet staan of het geteld is of een prognose is. Een woord dat wij niet kennen, rekenen wij niet mee.
-- advice: compare the file with its catalogue file; DUO may write something new
SELECT 'count is no number' AS problem, file_name, gm_name, year, count_text AS found
FROM stage.duo_mbo_forecast WHERE count_text IS NULL OR NOT (count_text IN ('', '-1', '<5') OR regexp_full_match(count_text, '[0-9]{1,9}(\.0+)?'))
UNION ALL
SELECT 'neither counted nor forecast', file_name, gm_name, year, year_kind FROM stage.duo_mbo_forecast WHERE is_forecast IS NULL
UNION ALL
SELECT 'no year, gemeente or version', file_name, gm_name, year, version FROM stage.duo_mbo_forecast
WHERE year IS NULL OR coalesce(version, '') = '' OR (starts_with(file_name, 'gemeente') AND coalesce(gm_name, '') = '')
UNION ALL
-- DUO looks some twenty years ahead; what is counted is of the past
SELECT 'year cannot be', file_name, gm_name, year, year_kind FROM stage.duo_mbo_forecast
WHERE year > year(current_date) + CASE WHEN is_forecast IS FALSE THEN 0 ELSE 40 END
UNION ALL
SELECT 'level is not known', file_name, gm_name, year, level_code FROM stage.duo_mbo_forecast
WHERE file_name LIKE '%kwalificatieniveau' AND coalesce(level_code, '') NOT IN ('1', '2', '3', '4')
UNION ALL
SELECT 'pathway is not known', file_name, gm_name, year, pathway_code FROM stage.duo_mbo_forecast
WHERE file_name LIKE '%leerweg%' AND coalesce(pathway_code, '') NOT IN ('bol', 'bbl')
UNION ALL
SELECT 'stands twice', file_name, gm_name, year, count(*)::VARCHAR FROM stage.duo_mbo_forecast
GROUP BY file_name, gm_name, level_code, pathway_code, year HAVING count(*) > 1
UNION ALL
SELECT 'a year is counted and forecast', min(file_name), NULL, year, string_agg(DISTINCT year_kind, ', ') FROM stage.duo_mbo_forecast
GROUP BY year HAVING count(DISTINCT is_forecast) > 1;
