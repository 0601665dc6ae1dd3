-- one row per skill x skill group it lies in
CREATE TABLE mart.skill_member AS SELECT skill_code, group_code AS group_skill_code FROM raw.route_member;
ALTER TABLE mart.skill_member ADD PRIMARY KEY (skill_code, group_skill_code);
COMMENT ON TABLE mart.skill_member IS 'One row per skill x skill group of level 1, 2 or 3 that it lies in, at any distance; empty where ESCO was not fetched';
