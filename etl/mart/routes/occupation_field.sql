-- one row per occupation group x field of study that people are trained in for it; kept by hand in data/reference/occupation_field.csv
CREATE TABLE mart.occupation_field AS
SELECT f.brc_code, f.field_code, f.reason
FROM raw.ref_occupation_field AS f
WHERE coalesce(f.field_code, '') <> '';
ALTER TABLE mart.occupation_field ADD PRIMARY KEY (brc_code, field_code);
COMMENT ON TABLE mart.occupation_field IS 'One row per BRC group x field of study (DUO) that usually leads to it: our own estimate, to name schools where it is not known what programmes teach';
