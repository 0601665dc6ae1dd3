-- one row per prefix of region keys of 83582NED that we do not know
-- source: cbs_83582ned
-- severity: error
-- reason: an unknown prefix is a division of regions that nobody has looked at
-- titel: Elke soort gebied van CBS is bekend
-- uitleg: Een onbekende soort is een indeling waar nog niemand naar heeft gekeken. Die tellen we niet zomaar mee.
-- advice: add the prefix to region_prefixes in etl/catalog/cbs_83582ned.yml, as used or skipped
SELECT DISTINCT s.region_prefix, min(s.region_code) AS example
FROM stage.sector_jobs AS s
LEFT JOIN stage.region_prefix AS p ON p.region_prefix = s.region_prefix
WHERE p.region_prefix IS NULL AND coalesce(s.region_code, '') <> ''
GROUP BY s.region_prefix;
