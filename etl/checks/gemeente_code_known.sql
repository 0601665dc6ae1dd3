-- one row per gemeente code with figures that belongs to no gemeente of the newest division
-- severity: error
-- order: 5
-- reason: its jobs would silently fall out of every sum; a merger of this year is missing
-- titel: Elke gemeente met cijfers hoort bij een gemeente van nu
-- uitleg: Anders vallen de banen van die gemeente ongemerkt uit de optelling. Er mist dan een herindeling.
-- advice: add the merger to the bundled table gemeente_mergers
SELECT DISTINCT f.region_code
FROM core.fct_published_jobs AS f
WHERE f.region_code LIKE 'GM%' AND NOT f.is_suppressed
  AND f.region_code NOT IN (SELECT gm_code FROM core.map_gemeente_region)
  AND f.region_code NOT IN (SELECT gm_code_old FROM core.map_gemeente_merger);
