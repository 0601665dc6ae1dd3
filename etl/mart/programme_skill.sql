-- one row per mbo programme x skill group it teaches
-- order: 62
CREATE TABLE mart.programme_skill AS
SELECT p.crebo_code, p.skill_code, p.route, p.skill_count, p.evidence
FROM core.map_programme_skill AS p
-- without routes there are no skill groups to teach
WHERE EXISTS (SELECT 1 FROM core.dim_skill);
ALTER TABLE mart.programme_skill ADD PRIMARY KEY (crebo_code, skill_code);
COMMENT ON TABLE mart.programme_skill IS 'One row per mbo programme x skill group of level 2 that it teaches. route: competentnl (CompetentNL says it of the programme; evidence names its skills); where it does not, beroep (ESCO says it of the occupation that DUO names for the programme) or naam (of the occupation with the name of the programme; evidence is that occupation). skill_count: how many essential skills lie in the group; of several occupations the most that one of them asks. No list of lessons: what a school really teaches is not known. A programme without rows is unknown, not without skills';

-- one row per occupation group x field of study that people are trained in for it; kept by hand in data/reference/occupation_field.csv
CREATE TABLE mart.occupation_field AS
SELECT f.brc_code, f.field_code, f.reason
FROM raw.ref_occupation_field AS f
WHERE coalesce(f.field_code, '') <> '';
ALTER TABLE mart.occupation_field ADD PRIMARY KEY (brc_code, field_code);
COMMENT ON TABLE mart.occupation_field IS 'One row per BRC group x field of study (DUO) that usually leads to it: our own estimate, to name schools where it is not known what programmes teach';

-- one row per mbo programme x provider x gemeente in which it is taught today
CREATE TABLE mart.programme_place AS
SELECT p.crebo_code, p.provider_name, p.gm_code AS gemeente_code, min(p.location_kind) AS location_kind
FROM core.map_provider_programme AS p
WHERE p.gm_code IS NOT NULL
  -- a code that is no code of a programme has no name to show
  AND p.crebo_code IN (SELECT crebo_code FROM core.dim_programme)
  AND (p.source_id = 'duo_mbo_offer'
       OR (p.source_id = 'duo_mbo_students' AND NOT EXISTS (SELECT 1 FROM stage.duo_mbo_offer)
           AND p.last_year = (SELECT max(year) FROM stage.duo_mbo_students)))
GROUP BY p.crebo_code, p.provider_name, p.gm_code;
ALTER TABLE mart.programme_place ADD PRIMARY KEY (crebo_code, provider_name, gemeente_code);
COMMENT ON TABLE mart.programme_place IS 'One row per mbo programme x provider x gemeente: open for enrolment there (lesplaats), or, without the offer, with students in the last year at a school with its head office there (hoofdkantoor: where the lessons are is not known)';

-- one row per provider x field of study x gemeente
CREATE TABLE mart.provider_field AS
SELECT source_id, provider_name, field_code, gm_code AS gemeente_code, location_kind FROM core.map_provider_field;
ALTER TABLE mart.provider_field ADD PRIMARY KEY (source_id, provider_name, field_code, gemeente_code);
COMMENT ON TABLE mart.provider_field IS 'One row per provider x field of study it trains in today x gemeente, mbo and hbo; for hbo where the lessons are';
