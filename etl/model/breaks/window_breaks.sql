-- confirmed breaks inside a window, and the longest stretch of it on one side of them (docs/methods.md 2)
-- One row per region x sector whose window spans a break. Of equally long stretches the latest counts; a stretch of no year is none.
CREATE MACRO model.window_breaks(y0, y1) AS TABLE
    WITH spanned AS (
        SELECT DISTINCT r.region_code, s.sbi_code, b.break_year
        FROM core.dim_series_break AS b
        JOIN core.dim_region AS r ON b.region_code IS NULL OR b.region_code = r.region_code
        JOIN core.dim_sector AS s ON (b.sbi_code IS NULL OR b.sbi_code = s.sbi_code) AND s.sector_level <> 'rest'
        WHERE b.state = 'confirmed' AND y0 < b.break_year AND b.break_year <= y1
    ),
    starts AS (
        SELECT region_code, sbi_code, break_year AS stretch_from FROM spanned
        UNION
        SELECT region_code, sbi_code, y0 FROM spanned
    ),
    stretches AS (
        SELECT region_code, sbi_code, stretch_from,
               coalesce(lead(stretch_from) OVER (PARTITION BY region_code, sbi_code ORDER BY stretch_from) - 1, y1) AS stretch_to
        FROM starts
    ),
    ranked AS (
        SELECT region_code, sbi_code, stretch_from, stretch_to,
               row_number() OVER (PARTITION BY region_code, sbi_code
                                  ORDER BY stretch_to - stretch_from DESC, stretch_from DESC) AS rank
        FROM stretches
    ),
    years AS (
        SELECT region_code, sbi_code, string_agg(CAST(break_year AS VARCHAR), ', ' ORDER BY break_year) AS break_years
        FROM spanned
        GROUP BY region_code, sbi_code
    )
    SELECT y.region_code, y.sbi_code, y.break_years,
           CASE WHEN k.stretch_to > k.stretch_from THEN k.stretch_from END AS stretch_from,
           CASE WHEN k.stretch_to > k.stretch_from THEN k.stretch_to END AS stretch_to
    FROM years AS y
    JOIN ranked AS k ON k.region_code = y.region_code AND k.sbi_code = y.sbi_code AND k.rank = 1;
