-- one row per qualification without a crebo code, or a set without any qualification
-- source: competentnl
-- severity: error
-- reason: a qualification is found by its code; without them the bundled extract says more
-- titel: De opleidingen van CompetentNL zijn te herkennen aan hun code
-- uitleg: Zonder code is niet te zeggen welke opleiding een vaardigheid leert.
-- advice: compare the names in etl/extract/competentnl.py with the ontology on https://competentnl.nl
SELECT crebo_code, programme_name FROM stage.competentnl_skill WHERE NOT regexp_full_match(crebo_code, '[0-9]{5}')
UNION ALL
SELECT crebo_code, programme_name FROM stage.competentnl_group WHERE NOT regexp_full_match(crebo_code, '[0-9]{5}')
UNION ALL
SELECT '', 'no qualification' WHERE NOT EXISTS (SELECT 1 FROM stage.competentnl_skill) AND NOT EXISTS (SELECT 1 FROM stage.competentnl_group);
