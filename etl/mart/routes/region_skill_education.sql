-- one row per region x education level x skill group
-- No index: it would be four times the table. That the keys are unique is held by a check.
CREATE TABLE mart.region_skill_education AS
SELECT c.region_code, p.education_level, p.skill_code,
       sum(greatest(c.change_jobs, 0) * p.per_job) AS asked, sum(greatest(-c.change_jobs, 0) * p.per_job) AS released, sum(c.change_jobs * p.per_job) AS net
FROM core.fct_sector_change AS c
JOIN mart.sector_profile AS p ON p.sbi_code = c.sbi_code
JOIN core.dim_skill AS s ON s.skill_code = p.skill_code AND s.skill_level = 2
GROUP BY c.region_code, p.education_level, p.skill_code
ORDER BY c.region_code, p.education_level, p.skill_code;
COMMENT ON TABLE mart.region_skill_education IS 'One row per region x education level of the occupations x skill group of level 2: mart.region_skill split by level; adds up to it';
