-- one row per region x section x skill group: what growth asks and shrinkage releases
-- order: 63
-- The large tables here have no index: it would be four times the table. That their keys are unique is held by a check.
CREATE TABLE mart.sector_profile (
    sbi_code         VARCHAR NOT NULL,
    education_level  INTEGER NOT NULL CHECK (education_level BETWEEN 1 AND 4),
    skill_code       VARCHAR NOT NULL,
    per_job          DOUBLE NOT NULL CHECK (per_job > 0 AND per_job <= 1)
);
INSERT INTO mart.sector_profile
SELECT sbi_code, education_level, skill_code, per_job FROM raw.route_sector_profile ORDER BY sbi_code, education_level, skill_code;
COMMENT ON TABLE mart.sector_profile IS 'One row per section x education level x skill group (level 1 to 3): part of all the section''s jobs that have this level and ask the group; add up over levels. An estimate (staffing x profile)';

CREATE TABLE core.sector_change AS
SELECT region_code, sbi_code, year_from, year_to, change_jobs, change_low, change_high, verdict
FROM mart.sector_growth
WHERE year_to - year_from = 5 AND verdict IN ('groeit', 'krimpt') AND change_jobs IS NOT NULL AND sbi_code IN (SELECT sbi_code FROM mart.staffing);
ALTER TABLE core.sector_change ADD PRIMARY KEY (region_code, sbi_code);
COMMENT ON TABLE core.sector_change IS 'One row per region x section that grows or shrinks for certain in the five years to the last: the change in jobs with its interval';

CREATE TABLE mart.sector_skill (
    region_code       VARCHAR NOT NULL,
    sbi_code          VARCHAR NOT NULL,
    skill_code        VARCHAR NOT NULL,
    jobs_effect       DOUBLE NOT NULL,
    rank              INTEGER NOT NULL CHECK (rank >= 1),
    jobs_effect_low   DOUBLE NOT NULL CHECK (jobs_effect_low <= jobs_effect),
    jobs_effect_high  DOUBLE NOT NULL CHECK (jobs_effect_high >= jobs_effect),
    weight            DOUBLE NOT NULL CHECK (weight >= 0)
);
COMMENT ON TABLE mart.sector_skill IS 'One row per region x section that grows or shrinks for certain (five years to the last) x skill group of level 2: jobs_effect is the change in jobs x staffing x profile, jobs in which the group is asked, with the interval of the change alone; above 0 asked, below 0 released. rank within the region from most asked to most released, by jobs_effect x weight (how telling; without it what every job asks leads). Effects of different skills are never added up: one job asks many. An estimate';
INSERT INTO mart.sector_skill
WITH asked_per_job AS (
    SELECT p.sbi_code, p.skill_code, sum(p.per_job) AS per_job
    FROM mart.sector_profile AS p
    JOIN core.dim_skill AS s ON s.skill_code = p.skill_code AND s.skill_level = 2
    GROUP BY p.sbi_code, p.skill_code
),
telling AS (
    SELECT skill_code, max(weight) AS weight FROM mart.occupation_skill WHERE code_type = 'brc' GROUP BY skill_code
),
effect AS (
    SELECT c.region_code, c.sbi_code, a.skill_code, t.weight, c.change_jobs * a.per_job AS jobs_effect,
           c.change_low * a.per_job AS jobs_effect_low, c.change_high * a.per_job AS jobs_effect_high
    FROM core.sector_change AS c
    JOIN asked_per_job AS a ON a.sbi_code = c.sbi_code
    JOIN telling AS t ON t.skill_code = a.skill_code
)
SELECT region_code, sbi_code, skill_code, jobs_effect,
       row_number() OVER (PARTITION BY region_code ORDER BY jobs_effect * weight DESC, skill_code, sbi_code) AS rank,
       jobs_effect_low, jobs_effect_high, weight
FROM effect
ORDER BY region_code, rank;

CREATE TABLE mart.region_skill AS
SELECT region_code, skill_code, sum(greatest(jobs_effect, 0)) AS asked, sum(greatest(-jobs_effect, 0)) AS released, sum(jobs_effect) AS net,
       sum(CASE WHEN jobs_effect > 0 THEN jobs_effect_low ELSE 0 END) AS asked_low, sum(CASE WHEN jobs_effect > 0 THEN jobs_effect_high ELSE 0 END) AS asked_high,
       sum(CASE WHEN jobs_effect < 0 THEN -jobs_effect_high ELSE 0 END) AS released_low, sum(CASE WHEN jobs_effect < 0 THEN -jobs_effect_low ELSE 0 END) AS released_high,
       max(weight) AS weight
FROM mart.sector_skill
GROUP BY region_code, skill_code;
ALTER TABLE mart.region_skill ADD PRIMARY KEY (region_code, skill_code);
COMMENT ON TABLE mart.region_skill IS 'One row per region x skill group of level 2: jobs in which growing sections ask it more (asked) and shrinking ones release it (released, above 0), and asked minus released (net), with the intervals of the changes; sections without a certain verdict are left out';

CREATE TABLE mart.region_skill_education AS
SELECT c.region_code, p.education_level, p.skill_code,
       sum(greatest(c.change_jobs, 0) * p.per_job) AS asked, sum(greatest(-c.change_jobs, 0) * p.per_job) AS released, sum(c.change_jobs * p.per_job) AS net
FROM core.sector_change AS c
JOIN mart.sector_profile AS p ON p.sbi_code = c.sbi_code
JOIN core.dim_skill AS s ON s.skill_code = p.skill_code AND s.skill_level = 2
GROUP BY c.region_code, p.education_level, p.skill_code
ORDER BY c.region_code, p.education_level, p.skill_code;
COMMENT ON TABLE mart.region_skill_education IS 'One row per region x education level of the occupations x skill group of level 2: mart.region_skill split by level; adds up to it';
