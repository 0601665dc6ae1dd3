-- one row per region x sector x quarter: open vacancies at the end of the quarter
-- docs/methods.md 1 for vacancies. CBS prints thousands with one decimal: 4.7 is 4 650 up to 4 750. An unknown section lies between 0 and what is
-- left of its region's total; for a group only the known sections outside it are taken off. A cell that CBS does not list, for a region, sector and
-- quarter that it does, is as unknown as a blank. A group that the table lacks is summed where all its sections are in it.
CREATE TABLE core.fct_vacancies (
    region_code     VARCHAR NOT NULL,
    sbi_code        VARCHAR NOT NULL,
    period_code     VARCHAR NOT NULL,
    period_end      DATE NOT NULL,
    vacancies       DOUBLE CHECK (vacancies >= 0),
    vacancies_low   DOUBLE NOT NULL CHECK (vacancies_low >= 0),
    vacancies_high  DOUBLE CHECK (vacancies_high >= vacancies_low),
    status          VARCHAR NOT NULL CHECK (status IN ('published', 'suppressed', 'summed')),
    is_provisional  BOOLEAN NOT NULL,
    fits_total      BOOLEAN NOT NULL,
    PRIMARY KEY (region_code, sbi_code, period_code)
);
COMMENT ON TABLE core.fct_vacancies IS 'One row per region (country, provincies) x sector x quarter: open vacancies at the end of the quarter with their interval; fits_total is false where the printed sections of that region and quarter cannot make its printed total';

INSERT INTO core.fct_vacancies
WITH printed AS (
    SELECT v.region_code, m.sbi_code, v.period_code,
           round(1000 * model.given(v.vacancies_x1000, v.vacancies_x1000_attribute)) AS vacancies
    FROM stage.vacancies AS v
    JOIN core.map_cbs_sector AS m ON m.cbs_sector_code = v.cbs_sector_code AND m.is_used
    JOIN core.dim_region AS r ON r.region_code = v.region_code AND r.region_type IN ('land', 'provincie')
),
cell AS (
    SELECT r.region_code, d.sbi_code, d.sector_level, d.parent_code, t.period_code, t.period_end, t.is_provisional, p.vacancies
    FROM (SELECT DISTINCT region_code FROM printed) AS r
    CROSS JOIN core.dim_sector AS d
    CROSS JOIN core.dim_period AS t
    LEFT JOIN printed AS p ON p.region_code = r.region_code AND p.sbi_code = d.sbi_code AND p.period_code = t.period_code
    WHERE t.source_id = 'cbs_83599ned' AND t.period_type = 'quarter' AND d.sbi_code IN (SELECT sbi_code FROM printed)
),
whole AS (
    SELECT region_code, period_code,
           max(CASE WHEN sector_level = 'total' THEN model.printed_low(vacancies) END)     AS total_low,
           max(CASE WHEN sector_level = 'total' THEN model.printed_high(vacancies) END)    AS total_high,
           coalesce(sum(CASE WHEN sector_level = 'section' THEN model.printed_low(vacancies) END), 0) AS sections_low,
           -- open where a section is unknown or not in the table at all
           CASE WHEN count(CASE WHEN sector_level = 'section' THEN vacancies END)
                     = (SELECT count(*) FROM core.dim_sector WHERE sector_level = 'section')
                THEN sum(CASE WHEN sector_level = 'section' THEN model.printed_high(vacancies) END) END AS sections_high
    FROM cell
    GROUP BY region_code, period_code
),
group_own AS (
    SELECT region_code, period_code, parent_code AS group_code, sum(model.printed_low(vacancies)) AS own_low
    FROM cell
    WHERE sector_level = 'section'
    GROUP BY region_code, period_code, parent_code
),
judged AS (
    SELECT region_code, period_code, total_high, sections_low,
           NOT coalesce(sections_low > total_high OR sections_high < total_low, FALSE) AS fits_total
    FROM whole
),
published AS (
    SELECT c.region_code, c.sbi_code, c.parent_code, c.sector_level, c.period_code, c.period_end, c.vacancies,
           coalesce(model.printed_low(c.vacancies), 0) AS vacancies_low,
           CASE WHEN c.vacancies IS NOT NULL THEN model.printed_high(c.vacancies)
                WHEN c.sector_level <> 'total'
                THEN model.at_least_zero(j.total_high - j.sections_low
                                         + CASE WHEN c.sector_level = 'group' THEN coalesce(o.own_low, 0) ELSE 0 END) END AS vacancies_high,
           c.is_provisional, j.fits_total
    FROM cell AS c
    JOIN judged AS j ON j.region_code = c.region_code AND j.period_code = c.period_code
    LEFT JOIN group_own AS o ON o.region_code = c.region_code AND o.period_code = c.period_code AND o.group_code = c.sbi_code
),
lacking_group AS (
    SELECT g.sbi_code
    FROM core.dim_sector AS g
    JOIN core.dim_sector AS s ON s.parent_code = g.sbi_code AND s.sector_level = 'section'
    WHERE g.sector_level = 'group' AND g.sbi_code NOT IN (SELECT sbi_code FROM printed)
    GROUP BY g.sbi_code
    HAVING count(*) = sum(CASE WHEN s.sbi_code IN (SELECT sbi_code FROM printed) THEN 1 ELSE 0 END)
),
summed AS (
    SELECT p.region_code, p.parent_code AS sbi_code, p.period_code, p.period_end, p.is_provisional, p.fits_total,
           count(*)                                                                        AS cells,
           count(p.vacancies)                                                              AS known_cells,
           coalesce(sum(p.vacancies), 0)                                                   AS known_sum,
           CASE WHEN count(*) = count(p.vacancies_high)
                THEN coalesce(sum(CASE WHEN p.vacancies IS NULL THEN p.vacancies_high END), 0) END AS unknown_high
    FROM published AS p
    JOIN lacking_group AS g ON g.sbi_code = p.parent_code
    WHERE p.sector_level = 'section'
    GROUP BY p.region_code, p.parent_code, p.period_code, p.period_end, p.is_provisional, p.fits_total
),
figured AS (
    SELECT region_code, sbi_code, period_code, period_end, is_provisional, fits_total, known_sum, unknown_high,
           CASE WHEN cells = known_cells THEN known_sum ELSE model.sum_jobs(known_cells, known_sum, 0, unknown_high) END AS vacancies,
           model.rounding_half_width(known_cells, 50) AS half_width
    FROM summed
)
SELECT region_code, sbi_code, period_code, period_end, vacancies, vacancies_low, vacancies_high,
       CASE WHEN vacancies IS NULL THEN 'suppressed' ELSE 'published' END, is_provisional, fits_total
FROM published
UNION ALL
SELECT region_code, sbi_code, period_code, period_end, vacancies,
       model.at_least_zero(known_sum - half_width), known_sum + half_width + unknown_high,
       CASE WHEN vacancies IS NULL THEN 'suppressed' ELSE 'summed' END, is_provisional, fits_total
FROM figured;
