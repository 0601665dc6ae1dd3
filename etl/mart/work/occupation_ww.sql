-- one row per region x occupation x period x duration: running WW benefits of UWV
CREATE TABLE mart.occupation_ww AS
SELECT region_code, occupation_code, occupation_name, period_code, period_end, kind = 'ww_short' AS is_under_6_months,
       figure AS persons, figure_low AS persons_low, figure_high AS persons_high, 'uwv_inbox' AS source_id
FROM core.fct_uwv_figure WHERE kind IN ('ww', 'ww_short');
ALTER TABLE mart.occupation_ww ADD PRIMARY KEY (region_code, occupation_code, period_code, is_under_6_months);
COMMENT ON TABLE mart.occupation_ww IS 'One row per region x occupation x period x all or only under 6 months: running WW benefits; null is masked or unknown. Source: UWV';
