-- one row per mbo qualification x skill group of ESCO that it teaches by CompetentNL, as the bundled extract has them
-- source: competentnl
CREATE OR REPLACE TABLE stage.competentnl_group AS
SELECT trim(crebo_code) AS crebo_code, trim(programme_name) AS programme_name, trim(skill_code) AS skill_code,
       CAST(skill_count AS INTEGER) AS skill_count, skill_names
FROM raw.competentnl_group;
