-- one row per name in the forecasts that is no gemeente we know, now or abolished, or that stands beside another name of it
-- severity: warning
-- reason: students of a gemeente that is not found, or that has two figures, count for the country and for no region
-- titel: Elke gemeente in de studentprognose is bekend en staat er één keer in
-- uitleg: Anders tellen die studenten wel mee voor het land, maar voor geen enkele regio.
-- advice: add the name to data/reference/place_gemeente.csv; of two names look in the file which one is right
SELECT DISTINCT gm_name AS place_name FROM stage.duo_mbo_forecast
WHERE gm_name IS NOT NULL AND model.place_key(gm_name) NOT IN (SELECT name_key FROM core.map_gemeente_name)
  AND NOT regexp_matches(lower(gm_name), 'onbekend|buitenland')
UNION
SELECT string_agg(DISTINCT s.gm_name, ', ' ORDER BY s.gm_name) AS place_name
FROM stage.duo_mbo_forecast AS s
JOIN core.map_gemeente_name AS n ON n.name_key = model.place_key(s.gm_name)
GROUP BY n.named_code, n.gm_code, s.file_name, s.level_code, s.pathway_code, s.year
HAVING count(*) > 1;
