-- one row per region x sector of a window, with X for what the known sections do not account for (docs/methods.md 1-3)
-- A section is known where its jobs are known at both ends. Known sections + X = A-U, at both ends and in change; the parts of
-- A-U are the sums of those of its known sections.
CREATE MACRO model.growth_window(y0, y1) AS TABLE
    WITH ends AS (
        SELECT * FROM model.window_ends(y0, y1)
    ),
    totals AS (
        SELECT region_code, jobs_from, jobs_to FROM ends WHERE sbi_code = 'A-U'
    ),
    rated AS (
        SELECT e.*,
               CASE WHEN e.is_known OR e.sector_level <> 'section' THEN e.jobs_from END AS shown_from,
               CASE WHEN e.is_known OR e.sector_level <> 'section' THEN e.jobs_to END   AS shown_to,
               model.cagr_low_pct(e.jobs_from_high, e.jobs_to_low, y1 - y0)  AS cagr_low_pct,
               model.cagr_high_pct(e.jobs_from_low, e.jobs_to_high, y1 - y0) AS cagr_high_pct,
               c.reference, c.sector_growth, c.total_growth, c.sector_jobs_to, c.total_jobs_to,
               b.break_years, b.stretch_from, b.stretch_to, t.value AS threshold
        FROM ends AS e
        JOIN model.country_growth(y0, y1) AS c ON c.sbi_code = e.sbi_code
        CROSS JOIN (SELECT value FROM core.dim_norm WHERE norm_code = 'growth_threshold_pct') AS t
        LEFT JOIN model.window_breaks(y0, y1) AS b ON b.region_code = e.region_code AND b.sbi_code = e.sbi_code
    ),
    parts AS (
        SELECT region_code, sbi_code,
               model.national_effect(jobs_from, total_growth)              AS national_effect,
               model.mix_effect(jobs_from, sector_growth, total_growth)    AS mix_effect,
               model.regional_effect(jobs_from, jobs_to, sector_growth)    AS regional_effect
        FROM rated
        WHERE sector_level = 'section' AND is_known
        UNION ALL
        SELECT region_code, 'A-U',
               sum(model.national_effect(jobs_from, total_growth)),
               sum(model.mix_effect(jobs_from, sector_growth, total_growth)),
               sum(model.regional_effect(jobs_from, jobs_to, sector_growth))
        FROM rated
        WHERE sector_level = 'section' AND is_known
        GROUP BY region_code
    ),
    provisional AS (
        SELECT string_agg(CAST(year AS VARCHAR) || ' voorlopig', ', ' ORDER BY year) AS note, count(*) > 0 AS is_provisional
        FROM core.dim_year
        WHERE year IN (y0, y1) AND is_provisional
    ),
    judged AS (
        SELECT r.region_code, r.sbi_code, y0 AS year_from, y1 AS year_to,
               r.shown_from AS jobs_from, r.shown_to AS jobs_to, r.shown_to - r.shown_from AS change_jobs,
               model.growth_pct(r.shown_from, r.shown_to)           AS growth_pct,
               model.cagr_pct(r.shown_from, r.shown_to, y1 - y0)    AS cagr_pct,
               r.cagr_low_pct, r.cagr_high_pct,
               CASE WHEN r.break_years IS NOT NULL THEN 'onzeker'
                    ELSE model.verdict(r.cagr_low_pct, r.cagr_high_pct, r.threshold) END AS verdict,
               model.verdict(r.cagr_low_pct, r.cagr_high_pct, r.threshold)               AS verdict_without_breaks,
               model.uncertain_reason(r.break_years, r.has_suppressed, r.has_estimate,
                                      r.cagr_low_pct, r.cagr_high_pct, r.threshold) AS open_reason,
               100 * r.shown_to / nullif(t.jobs_to, 0)              AS share_pct,
               model.location_quotient(r.shown_to, t.jobs_to, r.sector_jobs_to, r.total_jobs_to) AS location_quotient,
               p.national_effect, p.mix_effect, p.regional_effect,
               r.break_years IS NOT NULL AS spans_break,
               r.jobs_from_low, r.jobs_from_high, r.jobs_to_low, r.jobs_to_high,
               r.jobs_to_low - r.jobs_from_high AS change_low, r.jobs_to_high - r.jobs_from_low AS change_high,
               r.status_from, r.status_to, r.break_years, r.stretch_from, r.stretch_to, r.reference,
               100 * (pow(1 + r.sector_growth, 1.0 / (y1 - y0)) - 1) AS country_cagr_pct
        FROM rated AS r
        LEFT JOIN totals AS t ON t.region_code = r.region_code
        LEFT JOIN parts AS p ON p.region_code = r.region_code AND p.sbi_code = r.sbi_code
    ),
    rest AS (
        SELECT t.region_code,
               t.jobs_from - coalesce(sum(k.jobs_from), 0) AS jobs_from,
               t.jobs_to - coalesce(sum(k.jobs_to), 0)     AS jobs_to,
               t.jobs_to AS total_to
        FROM totals AS t
        LEFT JOIN ends AS k ON k.region_code = t.region_code AND k.sector_level = 'section' AND k.is_known
        GROUP BY t.region_code, t.jobs_from, t.jobs_to
    )
    SELECT j.region_code, j.sbi_code, j.year_from, j.year_to, j.jobs_from, j.jobs_to, j.change_jobs, j.growth_pct, j.cagr_pct,
           j.cagr_low_pct, j.cagr_high_pct, j.verdict, j.verdict_without_breaks,
           nullif(concat_ws('; ', CASE WHEN j.verdict = 'onzeker' THEN j.open_reason END, v.note), '') AS verdict_reason,
           j.share_pct, j.location_quotient, j.national_effect, j.mix_effect, j.regional_effect, j.spans_break,
           j.jobs_from_low, j.jobs_from_high, j.jobs_to_low, j.jobs_to_high, j.change_low, j.change_high,
           j.status_from, j.status_to, v.is_provisional, j.break_years, j.stretch_from, j.stretch_to, j.reference,
           j.country_cagr_pct
    FROM judged AS j
    CROSS JOIN provisional AS v
    UNION ALL
    SELECT x.region_code, 'X', y0, y1, x.jobs_from, x.jobs_to, x.jobs_to - x.jobs_from, NULL, NULL,
           NULL, NULL, NULL, NULL, NULL,
           100 * x.jobs_to / nullif(x.total_to, 0), NULL, NULL, NULL, NULL, FALSE,
           NULL, NULL, NULL, NULL, NULL, NULL,
           NULL, NULL, v.is_provisional, NULL, NULL, NULL, NULL, NULL
    FROM rest AS x
    CROSS JOIN provisional AS v;
