-- one row per region x sector x target year; gemeenten have none
-- docs/methods.md 4. jobs_low to jobs_high is an 80 % interval; never show jobs_mid without it.
CREATE TABLE mart.outlook (
    region_code  VARCHAR NOT NULL,
    sbi_code     VARCHAR NOT NULL,
    year         INTEGER NOT NULL,
    jobs_low     DOUBLE CHECK (jobs_low >= 0),
    jobs_mid     DOUBLE CHECK (jobs_mid >= jobs_low),
    jobs_high    DOUBLE CHECK (jobs_high >= jobs_mid),
    direction    VARCHAR CHECK (direction IN ('groei', 'krimp', 'stabiel', 'onzeker')),
    method       VARCHAR,
    reason_none  VARCHAR CHECK (reason_none IN ('reeksbreuk', 'afgeschermd', 'te kort', 'te klein', 'niet beter dan eenvoudig')),
    PRIMARY KEY (region_code, sbi_code, year)
);
COMMENT ON TABLE mart.outlook IS 'One row per region x section (and A-U) x target year, 3 and 5 years ahead: 80 % interval of jobs, its middle and a direction where the whole interval agrees with it; or, without figures, reason_none';
INSERT INTO mart.outlook
SELECT region_code, sbi_code, CAST(year AS INTEGER), CAST(jobs_low AS DOUBLE), CAST(jobs_mid AS DOUBLE), CAST(jobs_high AS DOUBLE),
       CAST(direction AS VARCHAR), CAST(method AS VARCHAR), CAST(reason_none AS VARCHAR)
FROM raw.outlook;

-- one row per method x horizon: how the forecasts from the later origins came out
CREATE TABLE mart.outlook_backtest (
    method              VARCHAR NOT NULL,
    horizon             INTEGER NOT NULL,
    series              INTEGER NOT NULL,
    mase                DOUBLE,
    direction_hit_rate  DOUBLE CHECK (direction_hit_rate BETWEEN 0 AND 1),
    coverage_80         DOUBLE CHECK (coverage_80 BETWEEN 0 AND 1),
    is_shipped          BOOLEAN NOT NULL,
    forecasts           INTEGER NOT NULL,
    called_rate         DOUBLE CHECK (called_rate BETWEEN 0 AND 1),
    called_hit_rate     DOUBLE CHECK (called_hit_rate BETWEEN 0 AND 1),
    PRIMARY KEY (method, horizon)
);
COMMENT ON TABLE mart.outlook_backtest IS 'One row per method x horizon (years), on the later origins and the sections of COROP regions: MASE, share of right directions, share of outcomes in the 80 % interval, share of forecasts whose interval says a direction (called_rate) and of those that came true; fractions. is_shipped: the outlook is made with it';
INSERT INTO mart.outlook_backtest
SELECT CAST(method AS VARCHAR), CAST(horizon AS INTEGER), CAST(series AS INTEGER), CAST(mase AS DOUBLE),
       CAST(direction_hit_rate AS DOUBLE), CAST(coverage_80 AS DOUBLE), CAST(is_shipped AS BOOLEAN), CAST(forecasts AS INTEGER),
       CAST(called_rate AS DOUBLE), CAST(called_hit_rate AS DOUBLE)
FROM raw.outlook_backtest;

-- one row per sector x horizon: the chosen method against the two simple ones
CREATE TABLE mart.outlook_sector (
    sbi_code         VARCHAR NOT NULL,
    horizon          INTEGER NOT NULL,
    method           VARCHAR NOT NULL,
    series           INTEGER NOT NULL,
    mase             DOUBLE NOT NULL,
    mase_last_value  DOUBLE NOT NULL,
    mase_drift       DOUBLE NOT NULL,
    rounds           INTEGER NOT NULL,
    rounds_won       INTEGER NOT NULL CHECK (rounds_won BETWEEN 0 AND rounds),
    coverage_80      DOUBLE CHECK (coverage_80 BETWEEN 0 AND 1),
    is_shown         BOOLEAN NOT NULL,
    PRIMARY KEY (sbi_code, horizon)
);
COMMENT ON TABLE mart.outlook_sector IS 'One row per sector x horizon: MASE of the chosen method beside those of last value and drift on the later origins of COROP regions, in how many forecasting rounds it beat both, and whether the sector gets an outlook';
INSERT INTO mart.outlook_sector
SELECT CAST(sbi_code AS VARCHAR), CAST(horizon AS INTEGER), CAST(method AS VARCHAR), CAST(series AS INTEGER), CAST(mase AS DOUBLE),
       CAST(mase_last_value AS DOUBLE), CAST(mase_drift AS DOUBLE), CAST(rounds AS INTEGER), CAST(rounds_won AS INTEGER),
       CAST(coverage_80 AS DOUBLE), CAST(is_shown AS BOOLEAN)
FROM raw.outlook_sector;
