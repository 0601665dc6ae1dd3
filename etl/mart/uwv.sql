-- what UWV publishes per region and occupation, from the files in the inbox
CREATE TABLE mart.tension AS
SELECT region_code, occupation_code, occupation_name, period_code, period_end,
       figure AS tension, CASE WHEN figure_high IS NOT NULL OR figure_low > 0 THEN figure_low END AS tension_low,
       figure_high AS tension_high,
       -- of a masked figure the class is known where its whole interval lies in one
       CASE WHEN model.tension_class(figure_low) = model.tension_class(coalesce(figure_high, 'infinity'::DOUBLE))
            THEN model.tension_class(figure_low) END AS tension_class,
       'uwv_inbox' AS source_id
FROM core.fct_uwv_figure WHERE kind = 'tension';
ALTER TABLE mart.tension ADD PRIMARY KEY (region_code, occupation_code, period_code);
ALTER TABLE mart.tension ALTER period_end SET NOT NULL;
COMMENT ON TABLE mart.tension IS 'One row per region x occupation x period: spanningsindicator (open vacancies / persons on WW for less than 6 months, end of quarter) and its class. Source: UWV';

CREATE TABLE mart.occupation_vacancies AS
SELECT region_code, occupation_code, occupation_name, period_code, period_end,
       figure AS vacancies, figure_low AS vacancies_low, figure_high AS vacancies_high, 'uwv_inbox' AS source_id
FROM core.fct_uwv_figure WHERE kind = 'vacancies';
ALTER TABLE mart.occupation_vacancies ADD PRIMARY KEY (region_code, occupation_code, period_code);
COMMENT ON TABLE mart.occupation_vacancies IS 'One row per region x occupation x period: open vacancies, as UWV counts them (not those of CBS in mart.vacancies); null is masked or unknown. Source: UWV';

CREATE TABLE mart.occupation_ww AS
SELECT region_code, occupation_code, occupation_name, period_code, period_end, kind = 'ww_short' AS is_under_6_months,
       figure AS persons, figure_low AS persons_low, figure_high AS persons_high, 'uwv_inbox' AS source_id
FROM core.fct_uwv_figure WHERE kind IN ('ww', 'ww_short');
ALTER TABLE mart.occupation_ww ADD PRIMARY KEY (region_code, occupation_code, period_code, is_under_6_months);
COMMENT ON TABLE mart.occupation_ww IS 'One row per region x occupation x period x all or only under 6 months: running WW benefits; null is masked or unknown. Source: UWV';

CREATE TABLE mart.jobseekers AS
SELECT region_code, occupation_code, occupation_name, period_code, period_end,
       figure AS persons, figure_low AS persons_low, figure_high AS persons_high, 'uwv_inbox' AS source_id
FROM core.fct_uwv_figure WHERE kind = 'jobseekers';
ALTER TABLE mart.jobseekers ADD PRIMARY KEY (region_code, occupation_code, period_code);
COMMENT ON TABLE mart.jobseekers IS 'One row per region x occupation x period: registered jobseekers (GWU); null is masked or unknown. Source: UWV';

CREATE TABLE mart.open_match AS
SELECT o.peildatum, o.occupation_code, o.occupation_name, o.provincie_name, o.gemeente_name, g.region_code AS gm_code,
       o.record_type, o.records, o.records_low, o.records_high, 'uwv_inbox' AS source_id
FROM core.fct_uwv_open_match AS o
LEFT JOIN core.dim_region AS g ON g.region_type = 'gemeente' AND lower(g.region_name) = lower(o.gemeente_name);
ALTER TABLE mart.open_match ADD PRIMARY KEY (peildatum, occupation_code, provincie_name, gemeente_name, record_type);
COMMENT ON TABLE mart.open_match IS 'One row per peildatum x occupation x gemeente x kind of record of UWV Open Match Data, ended on 16 May 2023: history only. gm_code null where no gemeente of now has the name. Never add up ervaringsberoep and wensberoep: they hold the same persons. Source: UWV';
