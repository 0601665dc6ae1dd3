-- one row per CompetentNL name whose ESCO group we do not have, that stands twice under one, or that both has one and has none
-- severity: error
-- reason: the list decides what we say a programme teaches; a group nobody knows or a decision in two ways says it wrong
-- titel: Elke groep in de lijst van CompetentNL naar ESCO bestaat, en elke naam is één keer ingedeeld
-- uitleg: De lijst bepaalt wat de pagina's zeggen dat een opleiding leert.
-- advice: look at data/reference/competentnl_skill.csv; an empty skill_code is a name left out on purpose, with its reason
SELECT 'unknown group' AS fault, r.competentnl_code, r.skill_code
FROM raw.ref_competentnl_skill AS r
LEFT JOIN mart.skill AS s ON s.skill_code = r.skill_code AND s.skill_level = 2
WHERE r.skill_code IS NOT NULL AND s.skill_code IS NULL
  AND EXISTS (SELECT 1 FROM mart.skill WHERE skill_level = 2)  -- a build without ESCO has nothing to compare with
UNION ALL
SELECT 'twice', competentnl_code, skill_code
FROM raw.ref_competentnl_skill GROUP BY competentnl_code, skill_code HAVING count(*) > 1
UNION ALL
SELECT 'both with and without', competentnl_code, max(skill_code)
FROM raw.ref_competentnl_skill
GROUP BY competentnl_code HAVING count(skill_code) > 0 AND count(skill_code) < count(*);
