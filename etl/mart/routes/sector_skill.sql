-- one row per region x section x skill group: what growth asks and shrinkage releases
-- No index: it would be four times the table. That the keys are unique is held by a check.
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
    FROM core.fct_sector_change AS c
    JOIN asked_per_job AS a ON a.sbi_code = c.sbi_code
    JOIN telling AS t ON t.skill_code = a.skill_code
)
SELECT region_code, sbi_code, skill_code, jobs_effect,
       row_number() OVER (PARTITION BY region_code ORDER BY jobs_effect * weight DESC, skill_code, sbi_code) AS rank,
       jobs_effect_low, jobs_effect_high, weight
FROM effect
ORDER BY region_code, rank;
