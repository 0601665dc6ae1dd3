-- one row per region x sector x quarter, with the same quarter of a year before
-- docs/methods.md 5: the table is not adjusted for the season, so a quarter compares with the same quarter of a year before. The direction is that of
-- the whole interval against the threshold that growth uses, in one year; it stays open where the printed parts do not make the total.
CREATE TABLE mart.vacancies AS
WITH compared AS (
    SELECT n.*, b.vacancies AS vacancies_year_before, b.vacancies_low AS vacancies_year_before_low,
           b.vacancies_high AS vacancies_year_before_high, b.region_code IS NOT NULL AS has_year_before,
           n.fits_total AND coalesce(b.fits_total, TRUE) AS is_sound
    FROM core.fct_vacancies AS n
    LEFT JOIN core.fct_vacancies AS b
        ON b.region_code = n.region_code AND b.sbi_code = n.sbi_code AND b.period_code = model.period_year_before(n.period_code)
),
judged AS (
    SELECT c.*, model.verdict(model.cagr_low_pct(c.vacancies_year_before_high, c.vacancies_low, 1),
                              model.cagr_high_pct(c.vacancies_year_before_low, c.vacancies_high, 1), p.value) AS verdict
    FROM compared AS c
    CROSS JOIN (SELECT value FROM core.dim_norm WHERE norm_code = 'growth_threshold_pct') AS p
)
SELECT region_code, sbi_code, period_code, period_end, vacancies, vacancies_low, vacancies_high, is_provisional, status, fits_total,
       vacancies_year_before, vacancies_year_before_low, vacancies_year_before_high,
       vacancies - vacancies_year_before            AS change,
       vacancies_low - vacancies_year_before_high   AS change_low,
       vacancies_high - vacancies_year_before_low   AS change_high,
       CASE WHEN NOT has_year_before THEN NULL
            WHEN NOT is_sound THEN 'onzeker'
            WHEN verdict = 'groeit' THEN 'meer'
            WHEN verdict = 'krimpt' THEN 'minder'
            WHEN verdict = 'stabiel' THEN 'gelijk'
            ELSE 'onzeker' END                      AS direction,
       'cbs_83599ned'                               AS source_id
FROM judged;
ALTER TABLE mart.vacancies ADD PRIMARY KEY (region_code, sbi_code, period_code);
ALTER TABLE mart.vacancies ALTER period_end SET NOT NULL;
ALTER TABLE mart.vacancies ALTER vacancies_low SET NOT NULL;
ALTER TABLE mart.vacancies ALTER is_provisional SET NOT NULL;
ALTER TABLE mart.vacancies ALTER fits_total SET NOT NULL;
COMMENT ON TABLE mart.vacancies IS 'One row per region (country, provincies) x sector (sections, groups and total) x quarter: open vacancies at the end of the quarter, numbers, not thousands, not adjusted for the season. The interval holds rounding and unknown cells, not the error of the survey. direction (meer, minder, gelijk, onzeker) is against the same quarter of a year before and null where that is not in the table; fits_total is false where the printed sections cannot make the printed total. Source: CBS 83599NED';
