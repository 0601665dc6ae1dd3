-- one row per skill of CompetentNL that the list of groups does not have
-- severity: warning
-- reason: a skill without a group is taught by no programme on the pages
-- titel: Elke vaardigheid van CompetentNL staat in onze lijst
-- uitleg: Een vaardigheid die niet in de lijst staat, telt niet mee bij wat een opleiding leert.
-- advice: add it to data/reference/competentnl_skill.csv
SELECT DISTINCT s.competentnl_code, s.competentnl_name
FROM stage.competentnl_skill AS s
WHERE s.competentnl_code NOT IN (SELECT competentnl_code FROM raw.ref_competentnl_skill);
