-- one row per section x education level x skill group of level 2: how much a job of the section asks it
-- What a page needs of every region is the same but for the change in jobs, so it is worked out once here.
CREATE TABLE mart.sector_ask (
    sbi_code         VARCHAR NOT NULL,
    education_level  INTEGER NOT NULL CHECK (education_level BETWEEN 0 AND 4),
    skill_code       VARCHAR NOT NULL,
    per_job          DOUBLE NOT NULL CHECK (per_job > 0),
    firm_per_job     DOUBLE NOT NULL CHECK (firm_per_job >= 0),
    weight           DOUBLE NOT NULL CHECK (weight >= 0),
    PRIMARY KEY (sbi_code, education_level, skill_code)
);
COMMENT ON TABLE mart.sector_ask IS 'One row per section x education level (0 is all together) x skill group of level 2: per_job as in mart.sector_profile; firm_per_job the part of it that comes from occupation groups of which at least half asks the skill; weight how telling it is (IDF). An estimate';

INSERT INTO mart.sector_ask
WITH lead_group AS (
    SELECT skill_code FROM mart.skill WHERE skill_level = 2
),
profile AS (
    SELECT p.sbi_code, p.education_level, p.skill_code, p.per_job
    FROM mart.sector_profile AS p JOIN lead_group AS l ON l.skill_code = p.skill_code
    UNION ALL
    SELECT p.sbi_code, 0, p.skill_code, sum(p.per_job)
    FROM mart.sector_profile AS p JOIN lead_group AS l ON l.skill_code = p.skill_code
    GROUP BY p.sbi_code, p.skill_code
),
-- of each section the occupation groups with a skill profile, with their share of the jobs of these together
staff AS (
    SELECT s.sbi_code, o.occupation_code, coalesce(o.education_level, -1) AS education_level,
           s.share / sum(s.share) OVER (PARTITION BY s.sbi_code) AS share
    FROM mart.staffing AS s JOIN mart.occupation AS o ON o.occupation_code = s.brc_code AND o.has_profile
),
asked AS (
    SELECT f.sbi_code, f.education_level, k.skill_code, k.weight,
           CASE WHEN k.importance >= model.norm('firm_group_pct') / 100 THEN f.share * k.importance ELSE 0 END AS firm
    FROM staff AS f
    JOIN mart.occupation_skill AS k ON k.occupation_code = f.occupation_code
    JOIN lead_group AS l ON l.skill_code = k.skill_code
),
firm AS (
    SELECT sbi_code, education_level, skill_code, sum(firm) AS firm, max(weight) AS weight
    FROM asked GROUP BY sbi_code, education_level, skill_code
    UNION ALL
    SELECT sbi_code, 0, skill_code, sum(firm), max(weight) FROM asked GROUP BY sbi_code, skill_code
)
SELECT p.sbi_code, p.education_level, p.skill_code, p.per_job, f.firm, f.weight
FROM profile AS p
JOIN firm AS f ON f.sbi_code = p.sbi_code AND f.education_level = p.education_level AND f.skill_code = p.skill_code;
