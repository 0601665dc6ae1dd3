-- one row per gemeente that does not lie in exactly one region of each type
-- severity: error
-- reason: all gemeenten in exactly one region, else sums over regions miss or repeat them
-- titel: Elke gemeente ligt in precies één regio van elke soort
-- uitleg: Anders tellen banen dubbel, of tellen ze niet mee.
-- advice: look at core.map_gemeente_region
SELECT g.region_code, count(m.region_code) AS regions, count(DISTINCT m.region_type) AS types
FROM mart.region AS g
LEFT JOIN mart.gemeente_region AS m ON m.gm_code = g.region_code
WHERE g.region_type = 'gemeente'
GROUP BY g.region_code
HAVING count(m.region_code) <> 3 OR count(DISTINCT m.region_type) <> 3;
