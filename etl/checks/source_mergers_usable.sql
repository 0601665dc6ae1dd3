-- one row per merger that cannot be used: no date, no weight, or weights that do not add up to one
-- source: gemeente_mergers
-- severity: error
-- reason: jobs of an abolished gemeente must arrive once, whole
-- titel: Elke herindeling is te gebruiken
-- uitleg: Van elke opgeheven gemeente weten we de datum, en al haar banen komen precies één keer bij de gemeenten die na haar kwamen.
-- advice: repair data/snapshot/gemeente_mergers
SELECT gm_code_old, count(*) AS rows_found, sum(weight) AS weights
FROM stage.gemeente_merger
GROUP BY gm_code_old
HAVING count(*) <> count(weight) OR count(*) <> count(abolished_date) OR abs(sum(weight) - 1) > 0.00001 OR count(DISTINCT abolished_date) > 1;
