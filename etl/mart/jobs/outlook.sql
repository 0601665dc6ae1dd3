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
