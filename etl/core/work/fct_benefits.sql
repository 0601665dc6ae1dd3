-- one row per region x benefit x month
-- One series has one source. WW of a region that CBS 85554NED has comes from there in all its months: adjusted for the season, with CBS's own
-- bounds. All else comes from 80794ned, not adjusted: the row of the country or provincie itself, else the sum of the gemeenten of that
-- month (docs/methods.md 1), in which the rounding grows with the root of the cells and an unknown gemeente adds its whole interval. A
-- share of a split gemeente is an estimate by inhabitants: its interval is anything from none to all of that gemeente.
CREATE TABLE core.fct_benefits (
    region_code             VARCHAR NOT NULL,
    benefit                 VARCHAR NOT NULL CHECK (benefit IN ('ww', 'bijstand', 'ao')),
    period_code             VARCHAR NOT NULL,
    persons                 DOUBLE CHECK (persons >= 0),
    persons_low             DOUBLE CHECK (persons_low >= 0),
    persons_high            DOUBLE CHECK (persons_high >= persons_low),
    status                  VARCHAR NOT NULL CHECK (status IN ('published', 'suppressed', 'summed', 'estimated')),
    source_id               VARCHAR NOT NULL,
    is_seasonally_adjusted  BOOLEAN NOT NULL,
    PRIMARY KEY (region_code, benefit, period_code)
);
COMMENT ON TABLE core.fct_benefits IS 'One row per region x benefit x month: persons with their interval, and which table they come from; one region and benefit has one source in all months';

INSERT INTO core.fct_benefits
WITH adjusted_region AS (
    SELECT DISTINCT region_code FROM core.fct_ww_by_age WHERE is_all_ages AND persons IS NOT NULL
),
own_series AS (
    SELECT DISTINCT p.region_code, p.benefit
    FROM core.fct_published_benefits AS p
    JOIN core.dim_region AS r ON r.region_code = p.region_code AND r.region_type IN ('land', 'provincie')
    WHERE p.persons IS NOT NULL
),
part AS (
    SELECT m.region_code, p.benefit, p.period_code, m.weight, m.weight < 0.999999 AS is_split, p.persons, p.persons_high
    FROM core.map_gemeente_part AS m
    JOIN core.fct_published_benefits AS p ON p.region_code = m.part_code
    LEFT JOIN own_series AS o ON o.region_code = m.region_code AND o.benefit = p.benefit
    LEFT JOIN adjusted_region AS a ON a.region_code = m.region_code AND p.benefit = 'ww'
    WHERE o.region_code IS NULL AND a.region_code IS NULL
),
summed AS (
    SELECT region_code, benefit, period_code,
           count(*)                                                                              AS cells,
           count(persons)                                                                        AS known_cells,
           count(CASE WHEN NOT is_split THEN persons END)                                        AS whole_cells,
           coalesce(sum(weight * persons), 0)                                                    AS known_sum,
           coalesce(sum(CASE WHEN NOT is_split THEN persons END), 0)                             AS whole_sum,
           coalesce(sum(CASE WHEN is_split AND persons IS NOT NULL THEN persons_high END), 0)    AS split_high,
           CASE WHEN count(*) = count(persons_high)
                THEN coalesce(sum(CASE WHEN persons IS NULL THEN persons_high END), 0) END       AS unknown_high,
           bool_or(is_split)                                                                     AS has_split
    FROM part
    GROUP BY region_code, benefit, period_code
),
figured AS (
    SELECT *,
           CASE WHEN known_cells = cells THEN known_sum
                WHEN cells > 1 THEN model.sum_jobs(known_cells, known_sum, 0, unknown_high) END AS persons,
           model.rounding_half_width(whole_cells, 5) AS half_width
    FROM summed
)
SELECT w.region_code, 'ww', w.period_code, w.persons, w.persons_low, w.persons_high,
       CASE WHEN w.persons IS NULL THEN 'suppressed' ELSE 'published' END, 'cbs_85554ned', TRUE
FROM core.fct_ww_by_age AS w
JOIN adjusted_region AS a ON a.region_code = w.region_code
WHERE w.is_all_ages
UNION ALL
SELECT p.region_code, p.benefit, p.period_code, p.persons, p.persons_low, p.persons_high,
       CASE WHEN p.persons IS NULL THEN 'suppressed' ELSE 'published' END, 'cbs_80794ned', FALSE
FROM core.fct_published_benefits AS p
JOIN own_series AS o ON o.region_code = p.region_code AND o.benefit = p.benefit
LEFT JOIN adjusted_region AS a ON a.region_code = p.region_code AND p.benefit = 'ww'
WHERE a.region_code IS NULL
UNION ALL
SELECT region_code, benefit, period_code, persons,
       model.at_least_zero(whole_sum - half_width), whole_sum + half_width + split_high + unknown_high,
       CASE WHEN persons IS NULL THEN 'suppressed' WHEN has_split THEN 'estimated' WHEN cells > 1 OR region_code NOT LIKE 'GM%' THEN 'summed' ELSE 'published' END,
       'cbs_80794ned', FALSE
FROM figured;
