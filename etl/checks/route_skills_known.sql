-- one row per skill or occupation in a table of the routes that its list does not have, or that has an unknown skill above it
-- severity: error
-- reason: a skill without a name is a gap in every list that shows it
-- titel: Elke vaardigheid en elk beroep in de routes is bekend
-- uitleg: Wat in een lijst met vaardigheden staat, heeft een naam en een plaats in de indeling.
-- advice: look at etl/model/crossover/skill_group.py and the versions of the raw set esco
SELECT 'occupation_skill' AS mart, p.skill_code FROM mart.occupation_skill AS p LEFT JOIN mart.skill AS s ON s.skill_code = p.skill_code WHERE s.skill_code IS NULL
UNION ALL
SELECT 'crossover_skill', p.skill_code FROM mart.crossover_skill AS p LEFT JOIN mart.skill AS s ON s.skill_code = p.skill_code WHERE s.skill_code IS NULL
UNION ALL
SELECT 'sector_skill', p.skill_code FROM mart.sector_skill AS p LEFT JOIN mart.skill AS s ON s.skill_code = p.skill_code WHERE s.skill_code IS NULL
UNION ALL
SELECT 'skill_member', p.group_skill_code FROM mart.skill_member AS p LEFT JOIN mart.skill AS s ON s.skill_code = p.group_skill_code WHERE s.skill_code IS NULL
UNION ALL
SELECT 'skill', c.skill_code FROM mart.skill AS c LEFT JOIN mart.skill AS s ON s.skill_code = c.parent_code WHERE c.skill_level BETWEEN 1 AND 3 AND s.skill_level IS DISTINCT FROM c.skill_level - 1
UNION ALL
SELECT 'occupation', p.occupation_code FROM mart.occupation_skill AS p LEFT JOIN mart.occupation AS o ON o.occupation_code = p.occupation_code WHERE o.occupation_code IS NULL;
