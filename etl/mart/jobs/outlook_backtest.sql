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
