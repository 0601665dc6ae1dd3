-- one row per occupation x skill or skill group it asks
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
