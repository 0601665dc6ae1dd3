-- one row per occupation: BRC groups, and ESCO occupations where ESCO was fetched
-- order: 60
CREATE TABLE mart.occupation AS
SELECT o.occupation_code, o.occupation_name, o.code_type, o.brc_code, o.isco_code, o.education_level, e.education_name, o.education_share,
       w.hourly_wage, w.wage_basis, w.wage_year, o.language, o.synonyms, o.has_profile
FROM core.dim_occupation AS o
JOIN core.occupation_wage AS w ON w.occupation_code = o.occupation_code
LEFT JOIN core.dim_education AS e ON e.education_level = o.education_level;
ALTER TABLE mart.occupation ADD PRIMARY KEY (occupation_code);
ALTER TABLE mart.occupation ALTER has_profile SET NOT NULL;
COMMENT ON TABLE mart.occupation IS 'One row per BRC 2014 group (code_type brc, 4 digits) and, where ESCO was fetched, per ESCO occupation (esco, its URI). education_level 1 to 4 is the ISCO skill level of most people of the group (education_share: which part), education_name that in Dutch schooling; hourly_wage is the median of the group (wage_basis groep), of its segment (segment) or unknown (geen); has_profile is false where ESCO has no occupation with skills for it: no routes then; synonyms one a line. An estimate but for names and wages';

CREATE TABLE mart.staffing (
    sbi_code  VARCHAR NOT NULL,
    brc_code  VARCHAR NOT NULL,
    share     DOUBLE NOT NULL CHECK (share > 0 AND share <= 1),
    PRIMARY KEY (sbi_code, brc_code)
);
COMMENT ON TABLE mart.staffing IS 'One row per section x BRC group that works in it: estimated share of the section''s people in the Netherlands, 0 to 1, adds up to 1 per section (docs/methods.md 6). Sources: Eurostat lfsa_eisn2, JRC-Eurofound, ISCO-BRC, CBS';
INSERT INTO mart.staffing SELECT sbi_code, brc_code, CAST(share AS DOUBLE) FROM raw.route_staffing WHERE share > 0;

CREATE TABLE mart.skill AS
SELECT skill_code, skill_name, skill_level, parent_code, language FROM core.dim_skill;
ALTER TABLE mart.skill ADD PRIMARY KEY (skill_code);
COMMENT ON TABLE mart.skill IS 'One row per skill group (skill_level 0 pillar, 1, 2 and 3) and, where ESCO was fetched, per skill (4); pages lead with level 2. skill_code is the short code of a group (S1.2, 0713), the URI of a skill; parent_code the group or skill above, of several the first; language en where there is no Dutch name. Source: ESCO';

CREATE TABLE mart.skill_member AS SELECT skill_code, group_code AS group_skill_code FROM raw.route_member;
ALTER TABLE mart.skill_member ADD PRIMARY KEY (skill_code, group_skill_code);
COMMENT ON TABLE mart.skill_member IS 'One row per skill x skill group of level 1, 2 or 3 that it lies in, at any distance; empty where ESCO was not fetched';

CREATE TABLE mart.occupation_skill (
    occupation_code  VARCHAR NOT NULL,
    skill_code       VARCHAR NOT NULL,
    importance       DOUBLE NOT NULL CHECK (importance > 0 AND importance <= 1),
    weight           DOUBLE NOT NULL CHECK (weight >= 0),
    code_type        VARCHAR NOT NULL,
    skill_level      INTEGER NOT NULL
);
COMMENT ON TABLE mart.occupation_skill IS 'One row per occupation x skill (level 4) or skill group it asks: importance 0 to 1 is the part of the ESCO occupations of the group that ask it (essential 1, optional 0.5), weight how telling it is (IDF; 0 is asked everywhere). brc: groups of level 1 to 3, and single skills where ESCO was fetched; esco: single skills and groups of level 2. Unique, held by a check: the index would be four times the table';
INSERT INTO mart.occupation_skill
SELECT p.code, p.skill_code, CAST(p.value AS DOUBLE), CAST(p.weight AS DOUBLE), o.code_type, s.skill_level
FROM raw.route_profile AS p
LEFT JOIN core.dim_occupation AS o ON o.occupation_code = p.code
LEFT JOIN core.dim_skill AS s ON s.skill_code = p.skill_code
WHERE p.value > 0
ORDER BY p.code, s.skill_level, p.skill_code;
