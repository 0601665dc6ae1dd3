-- one row per region key that is known and deliberately not used
-- severity: info
-- reason: older divisions and landsdelen repeat the same jobs; keys that mean 'not to be allocated' are no region
-- titel: Gebieden van CBS die we niet gebruiken
-- uitleg: CBS geeft ook landsdelen en oude indelingen. Dat zijn dezelfde banen nog een keer, dus die laten we weg. Banen die bij geen regio horen, zijn ook geen regio.
-- advice: nothing to do
SELECT DISTINCT s.region_code
FROM stage.sector_jobs AS s
JOIN stage.region_prefix AS p ON p.region_prefix = s.region_prefix
WHERE NOT p.is_used OR (model.is_unallocated(s.region_code) AND s.region_code <> 'CR99');
