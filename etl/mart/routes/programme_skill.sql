-- one row per mbo programme x skill group it teaches
CREATE TABLE mart.programme_skill AS
SELECT p.crebo_code, p.skill_code, p.route, p.skill_count, p.evidence
FROM core.map_programme_skill AS p
-- without routes there are no skill groups to teach
WHERE EXISTS (SELECT 1 FROM core.dim_skill);
ALTER TABLE mart.programme_skill ADD PRIMARY KEY (crebo_code, skill_code);
COMMENT ON TABLE mart.programme_skill IS 'One row per mbo programme x skill group of level 2 that it teaches. route: competentnl (CompetentNL says it of the programme; evidence names its skills); where it does not, beroep (ESCO says it of the occupation that DUO names for the programme) or naam (of the occupation with the name of the programme; evidence is that occupation). skill_count: how many essential skills lie in the group; of several occupations the most that one of them asks. No list of lessons: what a school really teaches is not known. A programme without rows is unknown, not without skills';
