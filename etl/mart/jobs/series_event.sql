-- one row per event that is named where a window starts or ends in its year
CREATE TABLE mart.series_event AS
SELECT sbi_code, region_code, event_year, event_name, source FROM core.dim_series_event;
COMMENT ON TABLE mart.series_event IS 'One row per event: real change, said in words; not a break';
