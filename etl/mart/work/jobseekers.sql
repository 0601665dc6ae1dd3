-- one row per region x occupation x period: registered jobseekers of UWV
CREATE TABLE mart.jobseekers AS
SELECT region_code, occupation_code, occupation_name, period_code, period_end,
       figure AS persons, figure_low AS persons_low, figure_high AS persons_high, 'uwv_inbox' AS source_id
FROM core.fct_uwv_figure WHERE kind = 'jobseekers';
ALTER TABLE mart.jobseekers ADD PRIMARY KEY (region_code, occupation_code, period_code);
COMMENT ON TABLE mart.jobseekers IS 'One row per region x occupation x period: registered jobseekers (GWU); null is masked or unknown. Source: UWV';
