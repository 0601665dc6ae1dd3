-- one row per skill group, and per skill where ESCO was fetched
CREATE TABLE mart.skill AS
SELECT skill_code, skill_name, skill_level, parent_code, language FROM core.dim_skill;
ALTER TABLE mart.skill ADD PRIMARY KEY (skill_code);
COMMENT ON TABLE mart.skill IS 'One row per skill group (skill_level 0 pillar, 1, 2 and 3) and, where ESCO was fetched, per skill (4); pages lead with level 2. skill_code is the short code of a group (S1.2, 0713), the URI of a skill; parent_code the group or skill above, of several the first; language en where there is no Dutch name. Source: ESCO';
