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
SELECT u.source_id, u.title, u.publisher, u.licence, u.url, u.mode,
       TRY_CAST(u.retrieved AS TIMESTAMP), TRY_CAST(u.modified AS TIMESTAMP),
       CASE WHEN u.is_yearly THEN CAST(y.first_year AS VARCHAR) END, CASE WHEN u.is_yearly THEN CAST(y.last_year AS VARCHAR) END,
       u.row_count, u.table_id, u.warnings,
       u.used_for_nl, u.cadence_nl, u.copy_note_nl, u.warnings_nl
FROM raw.used_source AS u
CROSS JOIN (SELECT min(year) AS first_year, max(year) AS last_year FROM core.dim_year) AS y;
