-- one row per region x occupation x period: open vacancies of UWV
CREATE TABLE mart.occupation_vacancies AS
SELECT region_code, occupation_code, occupation_name, period_code, period_end,
       figure AS vacancies, figure_low AS vacancies_low, figure_high AS vacancies_high, 'uwv_inbox' AS source_id
FROM core.fct_uwv_figure WHERE kind = 'vacancies';
ALTER TABLE mart.occupation_vacancies ADD PRIMARY KEY (region_code, occupation_code, period_code);
COMMENT ON TABLE mart.occupation_vacancies IS 'One row per region x occupation x period: open vacancies, as UWV counts them (not those of CBS in mart.vacancies); null is masked or unknown. Source: UWV';
