-- one row per section x education level x skill group
-- No index: it would be four times the table. That the keys are unique is held by a check.
CREATE TABLE mart.sector_profile (
    sbi_code         VARCHAR NOT NULL,
    education_level  INTEGER NOT NULL CHECK (education_level BETWEEN 1 AND 4),
    skill_code       VARCHAR NOT NULL,
    per_job          DOUBLE NOT NULL CHECK (per_job > 0 AND per_job <= 1)
);

INSERT INTO mart.sector_profile
SELECT sbi_code, education_level, skill_code, per_job FROM raw.route_sector_profile ORDER BY sbi_code, education_level, skill_code;
COMMENT ON TABLE mart.sector_profile IS 'One row per section x education level x skill group (level 1 to 3): part of all the section''s jobs that have this level and ask the group; add up over levels. An estimate (staffing x profile)';
