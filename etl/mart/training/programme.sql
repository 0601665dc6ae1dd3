-- one row per mbo programme
CREATE TABLE mart.programme AS
SELECT crebo_code, programme_name, education_level, domain_name AS domain, dossier_name AS dossier, is_current,
       field_code, is_qualification
FROM core.dim_programme;
ALTER TABLE mart.programme ADD PRIMARY KEY (crebo_code);
COMMENT ON TABLE mart.programme IS 'One row per mbo programme: from the offer, the counts of DUO and the bundled lists (2015, and a part of the register). education_level is null where no list tells it (only CompetentNL has the programme, or its level cannot be read). is_current: open for enrolment or with students in the last year; null where no list of today was fetched';
