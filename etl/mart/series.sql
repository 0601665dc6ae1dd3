-- one row per break in the series
CREATE TABLE mart.series_break AS
SELECT sbi_code, region_code, break_year, state, cause, source FROM core.series_break;
COMMENT ON TABLE mart.series_break IS 'One row per break in the series; empty sbi_code or region_code is all';

-- one row per event that is named where a window starts or ends in its year
CREATE TABLE mart.series_event AS
SELECT sbi_code, region_code, event_year, event_name, source FROM core.series_event;
COMMENT ON TABLE mart.series_event IS 'One row per event: real change, said in words; not a break';
