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
