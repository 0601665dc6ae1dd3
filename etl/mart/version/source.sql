-- one row per source table in this version
CREATE TABLE mart.source (
    source_id     VARCHAR PRIMARY KEY,
    title         VARCHAR NOT NULL,
    publisher     VARCHAR NOT NULL,
    licence       VARCHAR NOT NULL,
    url           VARCHAR NOT NULL,
    mode          VARCHAR NOT NULL CHECK (mode IN ('snapshot', 'live', 'stale')),
    retrieved_at  TIMESTAMP,
    modified_at   TIMESTAMP,
    period_from   VARCHAR,
    period_to     VARCHAR,
    row_count     BIGINT NOT NULL,
    table_id      VARCHAR NOT NULL,
    warnings      VARCHAR NOT NULL,
    used_for_nl   VARCHAR NOT NULL,
    cadence_nl    VARCHAR NOT NULL,
    copy_note_nl  VARCHAR NOT NULL,
    warnings_nl   VARCHAR NOT NULL
);
COMMENT ON TABLE mart.source IS 'One row per source table; retrieved_at and modified_at (by the publisher) are UTC, null where unknown. Dutch, for users: what it is used for, how often it is renewed, what to know of the bundled copy, and warnings, one a line';

INSERT INTO mart.source
-- a year is told as such, a quarter or month by its code
WITH span AS (
    SELECT 'cbs_83582ned' AS source_id, CAST(min(year) AS VARCHAR) AS period_from, CAST(max(year) AS VARCHAR) AS period_to
    FROM core.dim_year
    UNION ALL
    SELECT source_id, regexp_replace(min_by(period_code, period_end), 'JJ00$', ''), regexp_replace(max_by(period_code, period_end), 'JJ00$', '')
    FROM core.dim_period
    GROUP BY source_id
)
SELECT u.source_id, u.title, u.publisher, u.licence, u.url, u.mode,
       TRY_CAST(u.retrieved AS TIMESTAMP), TRY_CAST(u.modified AS TIMESTAMP),
       s.period_from, s.period_to,
       u.row_count, u.table_id, u.warnings,
       u.used_for_nl, u.cadence_nl, u.copy_note_nl, u.warnings_nl
FROM raw.used_source AS u
LEFT JOIN span AS s ON s.source_id = u.source_id;
