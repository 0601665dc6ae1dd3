-- one row per name in the forecasts that is no gemeente we know, now or abolished
-- severity: warning
-- reason: students of a gemeente that is not found count for the country and for no region
-- titel: Elke gemeente in de studentprognose is bekend
-- uitleg: Studenten van een onbekende gemeente tellen wel mee voor het land, maar voor geen enkele regio.
-- advice: add the name to data/reference/place_gemeente.csv
SELECT DISTINCT gm_name AS place_name FROM stage.duo_mbo_forecast
WHERE gm_name IS NOT NULL AND model.place_key(gm_name) NOT IN (SELECT name_key FROM core.map_gemeente_name)
  AND NOT regexp_matches(lower(gm_name), 'onbekend|buitenland');
