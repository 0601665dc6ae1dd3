-- the two ends of a window and the country's growth between them (docs/methods.md 3)
CREATE MACRO model.window_ends(y0, y1) AS TABLE
    SELECT a.region_code, a.sbi_code, s.sector_level, s.parent_code, r.region_type,
           a.jobs AS jobs_from, a.jobs_low AS jobs_from_low, a.jobs_high AS jobs_from_high, a.status AS status_from,
           b.jobs AS jobs_to,   b.jobs_low AS jobs_to_low,   b.jobs_high AS jobs_to_high,   b.status AS status_to,
           a.jobs IS NOT NULL AND b.jobs IS NOT NULL AS is_known,
           a.has_suppressed_part OR b.has_suppressed_part AS has_suppressed,
           a.status = 'estimated' OR b.status = 'estimated' AS has_estimate
    FROM core.fct_sector_jobs AS a
    JOIN core.fct_sector_jobs AS b ON b.region_code = a.region_code AND b.sbi_code = a.sbi_code
    JOIN core.dim_sector AS s ON s.sbi_code = a.sbi_code
    JOIN core.dim_region AS r ON r.region_code = a.region_code
    WHERE a.year = y0 AND b.year = y1 AND y0 < y1;

-- One row per sector. The country is the published NL01 row; where that is not there, the matched sample: per sector the COROP
-- regions published at both ends. What cannot be allocated to a region (CR99) is in neither. The sector's share in the country is
-- null where the matched regions hold too little of all COROP jobs (norm matched_coverage_pct): then they say too little about the country.
CREATE MACRO model.country_growth(y0, y1) AS TABLE
    WITH published AS (
        SELECT region_code, region_type, sbi_code, jobs_from, jobs_to
        FROM model.window_ends(y0, y1)
        WHERE status_from = 'published' AND status_to = 'published' AND region_type IN ('land', 'corop')
    ),
    corop_total AS (
        SELECT region_code, jobs_from, jobs_to FROM published WHERE region_type = 'corop' AND sbi_code = 'A-U'
    ),
    all_corops AS (
        SELECT sum(jobs_from) AS jobs_from, sum(jobs_to) AS jobs_to FROM corop_total
    ),
    matched AS (
        SELECT p.sbi_code, sum(p.jobs_from) AS jobs_from, sum(p.jobs_to) AS jobs_to, sum(t.jobs_to) AS total_to
        FROM published AS p
        JOIN corop_total AS t ON t.region_code = p.region_code
        WHERE p.region_type = 'corop'
        GROUP BY p.sbi_code
    ),
    land AS (
        SELECT sbi_code, jobs_from, jobs_to FROM published WHERE region_type = 'land'
    ),
    land_total AS (
        SELECT max(jobs_from) AS jobs_from, max(jobs_to) AS jobs_to FROM land WHERE sbi_code = 'A-U'
    )
    SELECT s.sbi_code,
           CASE WHEN l.sbi_code IS NOT NULL THEN 'published' ELSE 'matched' END AS reference,
           CASE WHEN l.sbi_code IS NOT NULL THEN l.jobs_to / nullif(l.jobs_from, 0) - 1
                ELSE m.jobs_to / nullif(m.jobs_from, 0) - 1 END AS sector_growth,
           CASE WHEN n.jobs_from IS NOT NULL THEN n.jobs_to / n.jobs_from - 1
                ELSE a.jobs_to / nullif(a.jobs_from, 0) - 1 END AS total_growth,
           CASE WHEN l.sbi_code IS NOT NULL THEN l.jobs_to
                WHEN m.total_to >= model.norm('matched_coverage_pct') / 100 * a.jobs_to THEN m.jobs_to END AS sector_jobs_to,
           CASE WHEN l.sbi_code IS NOT NULL THEN n.jobs_to ELSE m.total_to END AS total_jobs_to
    FROM core.dim_sector AS s
    CROSS JOIN all_corops AS a
    CROSS JOIN land_total AS n
    LEFT JOIN matched AS m ON m.sbi_code = s.sbi_code
    LEFT JOIN land AS l ON l.sbi_code = s.sbi_code
    WHERE s.sector_level <> 'rest';
