-- one row per mbo qualification x skill or field of knowledge that CompetentNL calls essential for it
-- source: competentnl
CREATE OR REPLACE TABLE stage.competentnl_skill AS
SELECT DISTINCT trim("subjectCode") AS crebo_code, trim("subjectLabel") AS programme_name,
       regexp_extract("skill", '([^/]+)$', 1) AS competentnl_code, trim("skillLabel") AS competentnl_name
FROM raw.competentnl_skill;
