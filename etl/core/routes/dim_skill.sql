-- one row per skill group, and per skill where ESCO was fetched
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
