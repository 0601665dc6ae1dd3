-- one row per break in the series
CREATE TABLE mart.series_break AS
SELECT sbi_code, region_code, break_year, state, cause, source FROM core.dim_series_break;
COMMENT ON TABLE mart.series_break IS 'One row per break in the series; empty sbi_code or region_code is all';
