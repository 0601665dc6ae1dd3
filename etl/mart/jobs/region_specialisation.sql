-- one row per region: Krugman index of specialisation in the last year
-- Sum over sections of |share in the region - share in the country| (docs/methods.md 3): 0 is like the country, 2 has nothing in common.
-- Sections that are suppressed here or in the country lie between |u - v| and u + v for the remaining shares u and v: that is the
-- interval. The index is given where the interval is at most as wide as the step in which the app puts it into words (norm specialisation_width).
CREATE TABLE mart.region_specialisation AS
WITH growth AS (
    SELECT j.region_code, j.sbi_code, j.year, j.jobs / t.jobs AS s_ir, c.sector_jobs_to / c.total_jobs_to AS s_i
    FROM core.fct_sector_jobs AS j
    JOIN core.dim_sector AS s ON s.sbi_code = j.sbi_code AND s.sector_level = 'section'
    JOIN core.fct_sector_jobs AS t ON t.region_code = j.region_code AND t.year = j.year AND t.sbi_code = 'A-U' AND t.jobs > 0
    JOIN model.country_growth(getvariable('last_year') - 1, getvariable('last_year')) AS c ON c.sbi_code = j.sbi_code
    WHERE j.year = getvariable('last_year')
),
known AS (
    SELECT region_code, year, sum(model.krugman_term(s_ir, s_i)) AS krugman_known,
           model.at_least_zero(1 - sum(s_ir)) AS u, model.at_least_zero(1 - sum(s_i)) AS v
    FROM growth
    WHERE s_ir IS NOT NULL AND s_i IS NOT NULL
    GROUP BY region_code, year
)
SELECT region_code, year,
       CASE WHEN u + v - abs(u - v) <= model.norm('specialisation_width') THEN krugman_known + (abs(u - v) + u + v) / 2 END AS krugman_index,
       krugman_known + abs(u - v) AS krugman_low,
       krugman_known + u + v      AS krugman_high
FROM known;
ALTER TABLE mart.region_specialisation ADD PRIMARY KEY (region_code);
COMMENT ON TABLE mart.region_specialisation IS 'One row per region: how far its mix of sectors differs from the country, 0 to 2, with its interval';
