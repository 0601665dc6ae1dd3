-- one row per skill (group) of a level that the destination asks, for any pair of occupations
-- parameters shadow columns of the same name, so this stays a thin wrapper
CREATE MACRO mart.skills_between(origin, destination, level) AS TABLE
SELECT d.skill_code, coalesce(o.importance, 0) >= d.importance / 2 AS has_skill, d.importance * d.weight AS weight,
       d.weight * greatest(0, d.importance - coalesce(o.importance, 0)) AS missing_weight, d.importance AS asked, coalesce(o.importance, 0) AS brought
FROM mart.occupation_skill AS d
LEFT JOIN mart.occupation_skill AS o ON o.occupation_code = origin AND o.skill_code = d.skill_code
WHERE d.occupation_code = destination AND d.skill_level = level AND d.weight > 0;
