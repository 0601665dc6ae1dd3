-- one row per code of CBS x year: whether it existed in December of that year
-- docs/methods.md 1: absent is not suppressed. What the publisher prints exists, whatever the calendar says. A blank, or a row that is not
-- there, counts as suppressed where the calendar says the code existed, with two exceptions in which its jobs stand under another
-- code: it has never been printed yet while a code that was merged into it still is, or it is never printed again while the code it
-- was merged into already is, before its time. (Around a merger the publisher may be a division behind or ahead.)
CREATE TABLE core.dim_code_year (
    region_code          VARCHAR NOT NULL,
    year                 INTEGER NOT NULL,
    is_printed           BOOLEAN NOT NULL,
    in_calendar          BOOLEAN NOT NULL,
    printed_elsewhere    BOOLEAN NOT NULL,
    existed              BOOLEAN NOT NULL,
    PRIMARY KEY (region_code, year)
);
COMMENT ON TABLE core.dim_code_year IS 'One row per published code x year: whether it existed in December, by the calendar of mergers and by what the publisher prints';

INSERT INTO core.dim_code_year
WITH printed AS (
    SELECT s.region_code, s.year, count(s.jobs_x1000) > 0 AS is_printed
    FROM stage.sector_jobs AS s
    JOIN stage.region_prefix AS p ON p.region_prefix = s.region_prefix AND p.is_used
    WHERE s.region_code = 'CR99' OR NOT model.is_unallocated(s.region_code)
    GROUP BY s.region_code, s.year
),
known_gemeente AS (
    SELECT gm_code FROM core.map_gemeente_region
    UNION
    SELECT gm_code_old FROM core.map_gemeente_merger
),
code AS (
    SELECT DISTINCT region_code FROM printed
    UNION
    SELECT gm_code FROM known_gemeente WHERE EXISTS (SELECT 1 FROM printed WHERE is_printed AND region_code LIKE 'GM%')
),
listed AS (
    SELECT c.region_code, y.year, coalesce(p.is_printed, FALSE) AS is_printed,
           CASE WHEN c.region_code LIKE 'GM%' AND k.gm_code IS NULL THEN FALSE
                ELSE model.december_exists(y.year, g.begins_date, g.ends_date) END AS in_calendar
    FROM code AS c
    CROSS JOIN core.dim_year AS y
    LEFT JOIN printed AS p ON p.region_code = c.region_code AND p.year = y.year
    LEFT JOIN known_gemeente AS k ON k.gm_code = c.region_code
    LEFT JOIN core.dim_gemeente_code AS g ON g.gm_code = c.region_code
),
span AS (
    SELECT region_code, min(year) AS first_printed, max(year) AS last_printed
    FROM listed
    WHERE is_printed
    GROUP BY region_code
),
starts_late AS (
    SELECT DISTINCT l.region_code, l.year
    FROM listed AS l
    JOIN span AS s ON s.region_code = l.region_code AND l.year < s.first_printed
    JOIN core.map_gemeente_merger AS m ON m.gm_code = l.region_code
    JOIN listed AS o ON o.region_code = m.gm_code_old AND o.year = l.year AND o.is_printed
),
ends_early AS (
    SELECT DISTINCT l.region_code, l.year
    FROM listed AS l
    JOIN span AS s ON s.region_code = l.region_code AND l.year > s.last_printed
    JOIN core.map_gemeente_merger AS m ON m.gm_code_old = l.region_code
    JOIN listed AS o ON o.region_code = m.gm_code AND o.year = l.year AND o.is_printed AND NOT o.in_calendar
),
elsewhere AS (
    SELECT region_code, year FROM starts_late
    UNION
    SELECT region_code, year FROM ends_early
)
SELECT l.region_code, l.year, l.is_printed, l.in_calendar, e.region_code IS NOT NULL,
       l.is_printed OR (l.in_calendar AND e.region_code IS NULL)
FROM listed AS l
LEFT JOIN elsewhere AS e ON e.region_code = l.region_code AND e.year = l.year;
