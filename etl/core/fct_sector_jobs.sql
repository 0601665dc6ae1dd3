-- one row per region x sector x year, sections, groups and total
-- order: 40
-- METHODS 1. A part that the publisher does not list for a sector is unknown without an upper bound, never nothing.
CREATE TABLE core.fct_sector_jobs (
    region_code          VARCHAR NOT NULL,
    sbi_code             VARCHAR NOT NULL,
    year                 INTEGER NOT NULL,
    jobs                 DOUBLE CHECK (jobs >= 0),
    jobs_low             DOUBLE NOT NULL CHECK (jobs_low >= 0),
    jobs_high            DOUBLE CHECK (jobs_high >= jobs_low),
    status               VARCHAR NOT NULL CHECK (status IN ('published', 'suppressed', 'summed', 'estimated')),
    has_suppressed_part  BOOLEAN NOT NULL,
    cells                INTEGER NOT NULL CHECK (cells > 0),
    PRIMARY KEY (region_code, sbi_code, year)
);
COMMENT ON TABLE core.fct_sector_jobs IS 'One row per region x sector x year: jobs of employees in December with their interval; jobs null where a suppressed part leaves them open';

INSERT INTO core.fct_sector_jobs
WITH summed AS (
    SELECT p.region_code, s.sbi_code, p.year,
           count(*)                                                             AS cells,
           count(f.jobs)                                                        AS published_cells,
           coalesce(sum(p.weight * f.jobs), 0)                                  AS published_sum,
           coalesce(sum(CASE WHEN f.jobs IS NOT NULL THEN p.weight * p.weight END), 0) AS weights_squared,
           0                                                                    AS suppressed_low,
           CASE WHEN count(*) FILTER (WHERE f.jobs_high IS NULL) = 0
                THEN coalesce(sum(CASE WHEN f.jobs IS NULL THEN p.weight * f.jobs_high END), 0) END AS suppressed_high,
           min(p.weight)                                                        AS smallest_weight,
           max(p.route)                                                         AS route
    FROM core.map_region_part AS p
    CROSS JOIN (SELECT sbi_code FROM core.dim_sector WHERE sector_level <> 'rest') AS s
    LEFT JOIN core.fct_published_jobs AS f
        ON f.region_code = p.part_code AND f.sbi_code = s.sbi_code AND f.year = p.year
    GROUP BY p.region_code, s.sbi_code, p.year
),
figured AS (
    SELECT *,
           CASE WHEN published_cells = cells THEN published_sum
                WHEN cells > 1 THEN model.sum_jobs(published_cells, published_sum, suppressed_low, suppressed_high) END AS jobs,
           model.sum_half_width(published_cells, weights_squared) AS half_width
    FROM summed
)
SELECT region_code, sbi_code, year, jobs,
       model.at_least_zero(published_sum - half_width) + suppressed_low,
       published_sum + half_width + suppressed_high,
       CASE WHEN jobs IS NULL THEN 'suppressed'
            WHEN smallest_weight < 0.999999 THEN 'estimated'
            WHEN cells > 1 OR route <> 'own' THEN 'summed'
            ELSE 'published' END,
       published_cells < cells,
       CAST(cells AS INTEGER)
FROM figured;
