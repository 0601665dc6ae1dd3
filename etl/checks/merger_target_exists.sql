-- one row per merger into a gemeente that the newest division does not have
-- severity: error
-- order: 4
-- reason: the mergers are kept for one division; a newer one needs new rows, else jobs fall out of the sums
-- advice: bring the bundled table gemeente_mergers up to the newest division
SELECT gm_code_old, gm_code FROM core.map_gemeente_merger
WHERE gm_code NOT IN (SELECT gm_code FROM core.map_gemeente_region);
