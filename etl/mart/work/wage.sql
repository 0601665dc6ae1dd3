-- one row per occupation or sector x year
CREATE TABLE mart.wage AS
SELECT code_type, code, year, hourly_wage_p25, hourly_wage_p50, hourly_wage_p75, hourly_wage_mean,
       employees, employees_low, employees_high, jobs, jobs_low, jobs_high, code_name, code_level, is_provisional, source_id
FROM core.fct_wage;
ALTER TABLE mart.wage ADD PRIMARY KEY (code_type, code, year);
ALTER TABLE mart.wage ALTER is_provisional SET NOT NULL;
ALTER TABLE mart.wage ALTER source_id SET NOT NULL;
COMMENT ON TABLE mart.wage IS 'One row per occupation (code_type brc: BRC 2014 klassen, segmenten and groepen, code_level 2, 3 and 4 digits) or sector (sbi: sections, groups and total) x year: gross hourly wage in euro as CBS prints it, quartiles for brc, only the mean for sbi; null is not published, and nothing stands in for it. employees (brc) and jobs (sbi) are numbers with the rounding as interval; levels overlap, never sum them. Sources: CBS 86355NED (bundled: 85517NED) and 81431ned';
