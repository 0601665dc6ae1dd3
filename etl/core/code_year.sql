-- one row per code of CBS x year: whether it existed in December of that year
-- order: 15
-- METHODS 1: absent is not suppressed. What the publisher prints exists, whatever the calendar says. A blank counts as suppressed
-- where the calendar says the code existed, unless not even its total is printed while another code of the same gemeente of the
-- newest division is: then its jobs stand under that code. (In merger years the publisher may be a division ahead or behind.)
CREATE TABLE core.code_year (
    region_code          VARCHAR NOT NULL,
    year                 INTEGER NOT NULL,
    is_printed           BOOLEAN NOT NULL,
    in_calendar          BOOLEAN NOT NULL,
    printed_elsewhere    BOOLEAN NOT NULL,
    existed              BOOLEAN NOT NULL,
    PRIMARY KEY (region_code, year)
);
COMMENT ON TABLE core.code_year IS 'One row per published code x year: whether it existed in December, by the calendar of mergers and by what the publisher prints';

INSERT INTO core.code_year
WITH code AS (
    SELECT s.region_code, s.year, count(s.jobs_x1000) > 0 AS is_printed
    FROM stage.sector_jobs AS s
    JOIN stage.region_prefix AS p ON p.region_prefix = s.region_prefix AND p.is_used
    WHERE s.region_code = 'CR99' OR NOT model.is_unallocated(s.region_code)
    GROUP BY s.region_code, s.year
),
family AS (
    SELECT gm_code, gm_code AS code FROM core.map_gemeente_region
    UNION ALL
    SELECT gm_code, gm_code_old FROM core.map_gemeente_merger
),
elsewhere AS (
    SELECT DISTINCT f.code, c.year
    FROM family AS f
    JOIN family AS o ON o.gm_code = f.gm_code AND o.code <> f.code
    JOIN code AS c ON c.region_code = o.code AND c.is_printed
),
judged AS (
    SELECT c.region_code, c.year, c.is_printed,
           model.december_exists(c.year, g.begins_date, g.ends_date) AS in_calendar,
           e.code IS NOT NULL AS printed_elsewhere
    FROM code AS c
    LEFT JOIN core.dim_gemeente_code AS g ON g.gm_code = c.region_code
    LEFT JOIN elsewhere AS e ON e.code = c.region_code AND e.year = c.year
)
SELECT region_code, year, is_printed, in_calendar, printed_elsewhere,
       is_printed OR (in_calendar AND NOT printed_elsewhere)
FROM judged;
