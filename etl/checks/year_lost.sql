-- one row per region and year with figures in the version before of the same mode and none now
-- severity: error
-- order: 11
-- tolerance: abolished_gemeente
-- reason: published years stay published; a year that vanishes is a part that did not come (tolerance abolished_gemeente as in region_lost)
-- titel: Geen regio is een jaar kwijt sinds de vorige versie
-- uitleg: Cijfers die CBS heeft gegeven, blijven staan. Verdwijnt er een jaar, dan is een deel niet binnengekomen.
-- advice: run again; if the publisher took the year away, remove the earlier versions and run again
SELECT DISTINCT p.region_code, p.year
FROM previous.sector_jobs AS p
LEFT JOIN mart.sector_jobs AS n ON n.region_code = p.region_code AND n.year = p.year
WHERE n.region_code IS NULL
  AND p.region_code NOT IN (SELECT gm_code_old FROM core.map_gemeente_merger);
