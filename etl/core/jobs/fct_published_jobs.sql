-- one row per code of CBS x sector x year that existed in December of that year
-- docs/methods.md 1. A printed 4.7 is anything from 4 650 up to 4 750 jobs. A suppressed section lies between 0 and what is left
-- of its region's total; for a suppressed group what is left counts the published sections outside the group only.
-- A row that the publisher does not list for a code that existed is as unknown as a blank.
CREATE TABLE core.fct_published_jobs (
    region_code    VARCHAR NOT NULL,
    sbi_code       VARCHAR NOT NULL,
    year           INTEGER NOT NULL,
    jobs           DOUBLE CHECK (jobs >= 0),
    jobs_low       DOUBLE NOT NULL CHECK (jobs_low >= 0),
    jobs_high      DOUBLE CHECK (jobs_high >= jobs_low),
    is_suppressed  BOOLEAN NOT NULL,
    PRIMARY KEY (region_code, sbi_code, year)
);
COMMENT ON TABLE core.fct_published_jobs IS 'One row per published code x sector x year: jobs of employees in December with their interval; jobs null where suppressed, jobs_high null where the total is suppressed too';

INSERT INTO core.fct_published_jobs
WITH printed AS (
    SELECT s.region_code, m.sbi_code, s.year, round(1000 * s.jobs_x1000) AS jobs
    FROM stage.sector_jobs AS s
    JOIN core.map_cbs_sector AS m ON m.cbs_sector_code = s.cbs_sector_code AND m.is_used
),
cell AS (
    SELECT y.region_code, d.sbi_code, d.sector_level, d.parent_code, y.year, p.jobs
    FROM core.dim_code_year AS y
    CROSS JOIN core.dim_sector AS d
    LEFT JOIN printed AS p ON p.region_code = y.region_code AND p.sbi_code = d.sbi_code AND p.year = y.year
    WHERE y.existed AND d.sector_level <> 'rest'
),
lows AS (
    SELECT c.region_code, c.year,
           max(CASE WHEN c.sector_level = 'total' THEN model.printed_high(c.jobs) END)        AS total_high,
           sum(CASE WHEN c.sector_level = 'section' THEN model.printed_low(c.jobs) END)       AS sections_low
    FROM cell AS c
    GROUP BY c.region_code, c.year
),
group_lows AS (
    SELECT region_code, year, parent_code AS group_code, sum(model.printed_low(jobs)) AS own_low
    FROM cell
    WHERE sector_level = 'section'
    GROUP BY region_code, year, parent_code
)
SELECT c.region_code, c.sbi_code, c.year, c.jobs,
       coalesce(model.printed_low(c.jobs), 0),
       CASE WHEN c.jobs IS NOT NULL THEN model.printed_high(c.jobs)
            WHEN c.sector_level = 'total' THEN NULL
            ELSE model.at_least_zero(l.total_high - coalesce(l.sections_low, 0)
                                      + CASE WHEN c.sector_level = 'group' THEN coalesce(o.own_low, 0) ELSE 0 END) END,
       c.jobs IS NULL
FROM cell AS c
JOIN lows AS l ON l.region_code = c.region_code AND l.year = c.year
LEFT JOIN group_lows AS o ON o.region_code = c.region_code AND o.year = c.year AND o.group_code = c.sbi_code;
