-- one row for a set without any qualification that has a crebo code
-- source: competentnl
-- severity: error
-- reason: a qualification is found by its code; without them the bundled extract says more. Modules have other codes and are left out
-- titel: De opleidingen van CompetentNL zijn te herkennen aan hun code
-- uitleg: Zonder code is niet te zeggen welke opleiding een vaardigheid leert.
-- advice: compare the names in etl/extract/competentnl/skill_relations.py with the ontology on https://competentnl.nl
SELECT 'no qualification with a crebo code' AS problem
WHERE NOT EXISTS (
    SELECT crebo_code FROM stage.competentnl_skill WHERE regexp_full_match(crebo_code, '[0-9]{5}')
    UNION ALL
    SELECT crebo_code FROM stage.competentnl_group WHERE regexp_full_match(crebo_code, '[0-9]{5}'));
