-- one row per merger into a gemeente that this division does not have
-- source: cbs_gebieden
-- severity: error
-- order: 4
-- reason: the mergers are kept for one division; a newer one needs new rows, else jobs fall out of the sums. Until then the
--   earlier division stays in use
-- titel: De indeling past bij onze lijst van herindelingen
-- uitleg: Elke opgeheven gemeente gaat naar een gemeente die er nu is. Anders vallen haar banen weg. Tot de lijst klopt, gebruiken we de vorige indeling.
-- advice: bring the bundled table gemeente_mergers up to the newest division
SELECT gm_code_old, gm_code FROM stage.gemeente_merger
WHERE weight > 0 AND gm_code NOT IN (SELECT gm_code FROM stage.gemeente WHERE gm_code IS NOT NULL);
