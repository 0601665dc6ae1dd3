-- one row per prefix of region keys of CBS 80794ned that we do not know
-- source: cbs_80794ned
-- severity: error
-- reason: an unknown prefix is a division of regions that nobody has looked at; known ones that are not used are skipped on purpose
-- titel: Elke soort gebied in de tabel over uitkeringen is bekend
-- uitleg: Een onbekende soort is een indeling waar nog niemand naar heeft gekeken. Die tellen we niet zomaar mee.
-- advice: add the prefix to this check, and to the core table where it is to be used
SELECT region_prefix, min(region_code) AS example
FROM stage.benefits
WHERE region_prefix NOT IN ('NL', 'PV', 'LD', 'GM') AND coalesce(region_code, '') <> ''
GROUP BY region_prefix;
