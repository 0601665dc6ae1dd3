-- one row per region with figures in the version before of the same mode and none now
-- severity: error
-- order: 10
-- tolerance: abolished_gemeente
-- reason: a region that vanishes is a fault, unless it is a gemeente that was merged since (tolerance abolished_gemeente)
-- titel: Geen regio is haar cijfers kwijt sinds de vorige versie
-- uitleg: Een regio die verdwijnt is een fout, behalve als een gemeente is opgegaan in een andere.
-- advice: look at the publisher's region list; if the loss is right, remove the earlier versions and run again
SELECT DISTINCT p.region_code
FROM previous.sector_jobs AS p
WHERE p.region_code NOT IN (SELECT region_code FROM mart.sector_jobs)
  AND p.region_code NOT IN (SELECT gm_code_old FROM core.map_gemeente_merger);
