-- breaks and events in the series, kept by hand in data/reference
-- order: 50
CREATE TABLE core.series_break (
    sbi_code     VARCHAR,
    region_code  VARCHAR,
    break_year   INTEGER NOT NULL,
    state        VARCHAR NOT NULL CHECK (state IN ('confirmed', 'proposed')),
    cause        VARCHAR NOT NULL,
    source       VARCHAR NOT NULL
);
COMMENT ON TABLE core.series_break IS 'One row per break: figures of break_year and later do not compare with those before; empty sbi_code or region_code is all. Only confirmed ones count';
INSERT INTO core.series_break SELECT sbi_code, region_code, break_year, state, cause, source FROM raw.ref_breaks;

CREATE TABLE core.series_event (
    sbi_code     VARCHAR,
    region_code  VARCHAR,
    event_year   INTEGER NOT NULL,
    event_name   VARCHAR NOT NULL,
    source       VARCHAR NOT NULL
);
COMMENT ON TABLE core.series_event IS 'One row per event: a real change that is said in words where a window starts or ends there; not a break';
INSERT INTO core.series_event SELECT sbi_code, region_code, event_year, event_name, source FROM raw.ref_events;
