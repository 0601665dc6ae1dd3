-- one row per year that the period list of 83582NED names and the data lacks
-- source: cbs_83582ned
-- severity: error
-- reason: a part that never came would be a year without figures
-- titel: Alle jaren zijn er
-- uitleg: Elk jaar dat CBS noemt, heeft cijfers. Anders is een deel niet binnengekomen.
-- advice: run again; damaged or missing parts are fetched anew
SELECT p.year
FROM stage.period AS p
WHERE p.year IS NOT NULL AND p.year NOT IN (SELECT year FROM stage.sector_jobs WHERE year IS NOT NULL);
