-- one row per programme or skill group that the list of either does not have
-- severity: error
-- reason: a programme or a skill without a name is a gap in the list that shows it
-- titel: Elke opleiding die een vaardigheid leert, en elke vaardigheid daarbij, is bekend
-- uitleg: Wat op het scherm staat als opleiding voor een vaardigheid, heeft een naam.
-- advice: look at data/reference/competentnl_skill.csv and etl/core/routes/map_programme_skill.sql
SELECT p.crebo_code, p.skill_code
FROM mart.programme_skill AS p
LEFT JOIN mart.programme AS m ON m.crebo_code = p.crebo_code
LEFT JOIN mart.skill AS s ON s.skill_code = p.skill_code AND s.skill_level = 2
WHERE m.crebo_code IS NULL OR s.skill_code IS NULL
UNION ALL
SELECT f.brc_code, f.field_code FROM mart.occupation_field AS f
WHERE f.field_code NOT IN (SELECT field_code FROM mart.training_field);
