-- one row per occupation: BRC groups, and ESCO occupations where ESCO was fetched
CREATE TABLE mart.occupation AS
SELECT o.occupation_code, o.occupation_name, o.code_type, o.brc_code, o.isco_code, o.education_level, e.education_name, o.education_share,
       w.hourly_wage, w.wage_basis, w.wage_year, o.language, o.synonyms, o.has_profile
FROM core.dim_occupation AS o
JOIN core.fct_occupation_wage AS w ON w.occupation_code = o.occupation_code
LEFT JOIN core.dim_education AS e ON e.education_level = o.education_level;
ALTER TABLE mart.occupation ADD PRIMARY KEY (occupation_code);
ALTER TABLE mart.occupation ALTER has_profile SET NOT NULL;
COMMENT ON TABLE mart.occupation IS 'One row per BRC 2014 group (code_type brc, 4 digits) and, where ESCO was fetched, per ESCO occupation (esco, its URI). education_level 1 to 4 is the ISCO skill level of most people of the group (education_share: which part), education_name that in Dutch schooling; hourly_wage is the median of the group (wage_basis groep), of its segment (segment) or unknown (geen); has_profile is false where ESCO has no occupation with skills for it: no routes then; synonyms one a line. An estimate but for names and wages';
