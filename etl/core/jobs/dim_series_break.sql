-- one row per break in the series, kept by hand in data/reference/breaks.csv
-- No key: a break of all sectors, or of all regions, leaves the code empty.
CREATE TABLE core.dim_series_break (
    sbi_code     VARCHAR,
    region_code  VARCHAR,
    break_year   INTEGER NOT NULL,
    state        VARCHAR NOT NULL CHECK (state IN ('confirmed', 'proposed')),
    cause        VARCHAR NOT NULL,
    source       VARCHAR NOT NULL
);
COMMENT ON TABLE core.dim_series_break IS 'One row per break: figures of break_year and later do not compare with those before; empty sbi_code or region_code is all. Only confirmed ones count';

INSERT INTO core.dim_series_break SELECT sbi_code, region_code, break_year, state, cause, source FROM raw.ref_breaks;
