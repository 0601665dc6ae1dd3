-- one row per key that occurs twice in a large table of the routes
-- severity: error
-- reason: a row that stands twice is counted twice by whoever sums
-- titel: Geen regel staat dubbel in de tabellen over vaardigheden
-- uitleg: Een dubbele regel telt dubbel voor wie de tabel optelt.
-- advice: look at the mart named
SELECT 'occupation_skill' AS mart, occupation_code AS first_code, skill_code AS last_code FROM mart.occupation_skill GROUP BY occupation_code, skill_code HAVING count(*) > 1
UNION ALL
SELECT 'crossover_skill', origin_code || ' ' || destination_code, skill_code FROM mart.crossover_skill GROUP BY origin_code, destination_code, skill_code HAVING count(*) > 1
UNION ALL
SELECT 'sector_profile', sbi_code || ' ' || education_level, skill_code FROM mart.sector_profile GROUP BY sbi_code, education_level, skill_code HAVING count(*) > 1
UNION ALL
SELECT 'sector_skill', region_code || ' ' || sbi_code, skill_code FROM mart.sector_skill GROUP BY region_code, sbi_code, skill_code HAVING count(*) > 1
UNION ALL
SELECT 'region_skill_education', region_code || ' ' || education_level, skill_code FROM mart.region_skill_education GROUP BY region_code, education_level, skill_code HAVING count(*) > 1;
