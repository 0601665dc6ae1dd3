-- one row per event in the series, kept by hand in data/reference/events.csv
-- No key: an event of all sectors, or of all regions, leaves the code empty.
CREATE TABLE core.dim_series_event (
    sbi_code     VARCHAR,
    region_code  VARCHAR,
    event_year   INTEGER NOT NULL,
    event_name   VARCHAR NOT NULL,
    source       VARCHAR NOT NULL
);
COMMENT ON TABLE core.dim_series_event IS 'One row per event: a real change that is said in words where a window starts or ends there; not a break';

INSERT INTO core.dim_series_event SELECT sbi_code, region_code, event_year, event_name, source FROM raw.ref_events;
