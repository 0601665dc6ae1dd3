-- dimensions of the routes: occupations and skills
-- order: 10
CREATE TABLE core.dim_education (
    education_level  INTEGER PRIMARY KEY CHECK (education_level BETWEEN 1 AND 4),
    education_name   VARCHAR NOT NULL
);
COMMENT ON TABLE core.dim_education IS 'One row per skill level of ISCO-08 with the Dutch education that most of its work asks; level 3 is short higher education in ISCO, and mostly mbo 4 in the Netherlands';
INSERT INTO core.dim_education VALUES (1, 'mbo 1 of lager'), (2, 'mbo 2-3'), (3, 'mbo 4'), (4, 'hbo of wo');

CREATE TABLE core.dim_occupation (
    occupation_code  VARCHAR PRIMARY KEY,
    occupation_name  VARCHAR NOT NULL,
    code_type        VARCHAR NOT NULL CHECK (code_type IN ('brc', 'esco')),
    brc_code         VARCHAR,
    isco_code        VARCHAR,
    education_level  INTEGER CHECK (education_level BETWEEN 1 AND 4),
    education_share  DOUBLE CHECK (education_share > 0 AND education_share <= 1),
    language         VARCHAR NOT NULL CHECK (language IN ('nl', 'en')),
    synonyms         VARCHAR,
    has_profile      BOOLEAN NOT NULL
);
COMMENT ON TABLE core.dim_occupation IS 'One row per BRC 2014 group (code_type brc) and, where ESCO was fetched, per ESCO occupation (its URI). Education level of a BRC group: that of most of its people; of an ESCO occupation: the ISCO skill level of its unit group';
INSERT INTO core.dim_occupation
SELECT brc_code, brc_name, 'brc', brc_code, NULL, CAST(education_level AS INTEGER), CAST(education_share AS DOUBLE), 'nl',
       nullif(trim(synonyms), ''), CAST(has_profile AS BOOLEAN)
FROM raw.route_brc
UNION ALL
SELECT occupation_code, occupation_name, 'esco', brc_code, isco_code, CAST(education_level AS INTEGER), NULL, language,
       nullif(trim(synonyms), ''), CAST(has_profile AS BOOLEAN)
FROM raw.route_esco;

CREATE TABLE core.dim_skill (
    skill_code   VARCHAR PRIMARY KEY,
    skill_name   VARCHAR NOT NULL,
    skill_level  INTEGER NOT NULL CHECK (skill_level BETWEEN 0 AND 4),
    parent_code  VARCHAR,
    language     VARCHAR NOT NULL CHECK (language IN ('nl', 'en'))
);
COMMENT ON TABLE core.dim_skill IS 'One row per skill group of ESCO (level 0 to 3, by its short code; a few by a name of our own, data/reference/skill_names.csv) and, where ESCO was fetched, per skill (level 4)';
INSERT INTO core.dim_skill
SELECT s.skill_code, coalesce(n.skill_name, s.skill_name), CAST(s.skill_level AS INTEGER), s.parent_code,
       CASE WHEN n.skill_name IS NULL THEN s.language ELSE 'nl' END
FROM raw.route_skill AS s
LEFT JOIN raw.ref_skill_names AS n ON n.skill_code = s.skill_code;
