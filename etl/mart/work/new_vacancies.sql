-- one row per occupation x sector x period
CREATE TABLE mart.new_vacancies AS
SELECT v.brc_code, v.sbi_code, v.period_code, t.period_end, t.year, v.new_vacancies, v.new_vacancies_low, v.new_vacancies_high,
       m.brc_name, m.code_level, t.is_provisional, t.source_id
FROM core.fct_new_vacancies AS v
JOIN core.dim_period AS t ON t.source_id = 'cbs_85081ned' AND t.period_code = v.period_code
JOIN (SELECT DISTINCT brc_code, brc_name, code_level FROM core.map_cbs_occupation WHERE source_id = 'cbs_85081ned') AS m
    ON m.brc_code = v.brc_code;
ALTER TABLE mart.new_vacancies ADD PRIMARY KEY (brc_code, sbi_code, period_code);
ALTER TABLE mart.new_vacancies ALTER is_provisional SET NOT NULL;
COMMENT ON TABLE mart.new_vacancies IS 'One row per occupation (BRC 2014, all levels) x sector (sections, groups and total A-U) x period: vacancies that came up in the country in that period, numbers with the rounding as interval. Levels and groups overlap, never sum them. Source: CBS 85081NED';
