-- one row per check that ran on this version
CREATE TABLE mart.quality_check (
    check_id      VARCHAR PRIMARY KEY,
    severity      VARCHAR NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
    passed        BOOLEAN NOT NULL,
    failing_rows  BIGINT NOT NULL,
    reason        VARCHAR NOT NULL,
    example       VARCHAR,
    title_nl      VARCHAR NOT NULL,
    reason_nl     VARCHAR NOT NULL
);
COMMENT ON TABLE mart.quality_check IS 'One row per check that ran on this version before it was published; example is the first row that broke the rule; title_nl (the rule) and reason_nl are Dutch, for users';

INSERT INTO mart.quality_check
SELECT check_id, severity, passed, failing_rows, reason, example, title_nl, reason_nl FROM raw.check_result;
