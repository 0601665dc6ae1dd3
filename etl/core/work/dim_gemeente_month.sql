-- one row per code of a gemeente x month of CBS 80794ned: whether it existed at the end of the month
-- As core.dim_code_year for jobs: what the publisher prints exists, whatever the calendar says. A code of the calendar that is not printed is
-- unknown, unless its persons stand under another code of the same merger that is printed before or after its own time.
CREATE TABLE core.dim_gemeente_month (
    gm_code      VARCHAR NOT NULL,
    period_code  VARCHAR NOT NULL,
    is_printed   BOOLEAN NOT NULL,
    in_calendar  BOOLEAN NOT NULL,
    existed      BOOLEAN NOT NULL,
    PRIMARY KEY (gm_code, period_code)
);
COMMENT ON TABLE core.dim_gemeente_month IS 'One row per code of a gemeente x month of the benefits table: whether it existed at the end of the month, by the calendar of mergers and by what the publisher prints';

INSERT INTO core.dim_gemeente_month
WITH printed AS (
    SELECT b.region_code, b.period_code
    FROM stage.benefits AS b
    WHERE b.region_prefix = 'GM'
      AND coalesce(model.given(b.ww_persons, b.ww_persons_attribute), model.given(b.bijstand_persons, b.bijstand_persons_attribute),
                   model.given(b.ao_persons, b.ao_persons_attribute)) IS NOT NULL
),
known_gemeente AS (
    SELECT gm_code FROM core.map_gemeente_region
    UNION
    SELECT gm_code_old FROM core.map_gemeente_merger
),
month AS (
    SELECT period_code, period_end FROM core.dim_period
    WHERE source_id = 'cbs_80794ned' AND period_type = 'month' AND EXISTS (SELECT 1 FROM printed)
),
listed AS (
    SELECT k.gm_code, m.period_code, p.region_code IS NOT NULL AS is_printed,
           model.exists_on(m.period_end, g.begins_date, g.ends_date) AS in_calendar
    FROM known_gemeente AS k
    CROSS JOIN month AS m
    LEFT JOIN printed AS p ON p.region_code = k.gm_code AND p.period_code = m.period_code
    LEFT JOIN core.dim_gemeente_code AS g ON g.gm_code = k.gm_code
),
stands_in AS (
    SELECT gm_code, period_code FROM listed WHERE is_printed AND NOT in_calendar
),
elsewhere AS (
    SELECT m.gm_code, s.period_code FROM core.map_gemeente_merger AS m JOIN stands_in AS s ON s.gm_code = m.gm_code_old
    UNION
    SELECT m.gm_code_old, s.period_code FROM core.map_gemeente_merger AS m JOIN stands_in AS s ON s.gm_code = m.gm_code
)
SELECT l.gm_code, l.period_code, l.is_printed, l.in_calendar, l.is_printed OR (l.in_calendar AND e.gm_code IS NULL)
FROM listed AS l
LEFT JOIN elsewhere AS e ON e.gm_code = l.gm_code AND e.period_code = l.period_code;
