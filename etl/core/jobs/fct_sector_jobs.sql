-- one row per region x sector x year, sections, groups and total
-- docs/methods.md 1. The share that a region has of a split gemeente is an estimate by inhabitants; its interval is therefore that of
-- the whole cells, plus anything from nothing to all of the split ones. Half of a printed cell is no printed cell.
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
WITH part AS (
    SELECT p.region_code, s.sbi_code, p.year, p.weight, p.route, p.weight < 0.999999 AS is_split,
           f.jobs, f.jobs_high
    FROM core.map_region_part AS p
    CROSS JOIN (SELECT sbi_code FROM core.dim_sector WHERE sector_level <> 'rest') AS s
    LEFT JOIN core.fct_published_jobs AS f
        ON f.region_code = p.part_code AND f.sbi_code = s.sbi_code AND f.year = p.year
),
summed AS (
    SELECT region_code, sbi_code, year,
           count(*)                                                                   AS cells,
           count(jobs)                                                                AS published_cells,
           count(jobs) FILTER (WHERE NOT is_split)                                    AS whole_cells,
           coalesce(sum(weight * jobs), 0)                                            AS published_sum,
           coalesce(sum(jobs) FILTER (WHERE NOT is_split), 0)                         AS whole_sum,
           -- how a split gemeente's jobs fell is not known: nothing of it, all of it, or anything between
           coalesce(sum(jobs_high) FILTER (WHERE is_split AND jobs IS NOT NULL), 0)   AS split_high,
           CASE WHEN count(*) FILTER (WHERE jobs IS NULL AND jobs_high IS NULL) = 0
                THEN coalesce(sum(jobs_high) FILTER (WHERE jobs IS NULL), 0) END      AS suppressed_high,
           bool_or(is_split)                                                          AS has_split,
           max(route)                                                                 AS route
    FROM part
    GROUP BY region_code, sbi_code, year
),
figured AS (
    SELECT *,
           CASE WHEN published_cells = cells THEN published_sum
                WHEN cells > 1 THEN model.sum_jobs(published_cells, published_sum, 0, suppressed_high) END AS jobs,
           model.sum_half_width(whole_cells) AS half_width
    FROM summed
)
SELECT region_code, sbi_code, year, jobs,
       model.at_least_zero(whole_sum - half_width),
       whole_sum + half_width + split_high + suppressed_high,
       CASE WHEN jobs IS NULL THEN 'suppressed'
            WHEN has_split THEN 'estimated'
            WHEN cells > 1 OR route <> 'own' THEN 'summed'
            ELSE 'published' END,
       published_cells < cells,
       CAST(cells AS INTEGER)
FROM figured;
