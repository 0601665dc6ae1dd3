-- one row per check that ran on this version
CREATE TABLE mart.quality_check (
    check_id      VARCHAR PRIMARY KEY,
    severity      VARCHAR NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
    passed        BOOLEAN NOT NULL,
    failing_rows  BIGINT NOT NULL,
    reason        VARCHAR NOT NULL,
    example       VARCHAR
);
COMMENT ON TABLE mart.quality_check IS 'One row per check that ran on this version before it was published; example is the first row that broke the rule';
INSERT INTO mart.quality_check
SELECT check_id, severity, passed, failing_rows, reason, example FROM raw.check_result;
