-- one row per region x skill group: asked, released and the difference
CREATE TABLE mart.region_skill AS
SELECT region_code, skill_code, sum(greatest(jobs_effect, 0)) AS asked, sum(greatest(-jobs_effect, 0)) AS released, sum(jobs_effect) AS net,
       sum(CASE WHEN jobs_effect > 0 THEN jobs_effect_low ELSE 0 END) AS asked_low, sum(CASE WHEN jobs_effect > 0 THEN jobs_effect_high ELSE 0 END) AS asked_high,
       sum(CASE WHEN jobs_effect < 0 THEN -jobs_effect_high ELSE 0 END) AS released_low, sum(CASE WHEN jobs_effect < 0 THEN -jobs_effect_low ELSE 0 END) AS released_high,
       max(weight) AS weight
FROM mart.sector_skill
GROUP BY region_code, skill_code;
ALTER TABLE mart.region_skill ADD PRIMARY KEY (region_code, skill_code);
COMMENT ON TABLE mart.region_skill IS 'One row per region x skill group of level 2: jobs in which growing sections ask it more (asked) and shrinking ones release it (released, above 0), and asked minus released (net), with the intervals of the changes; sections without a certain verdict are left out';
