-- one row: this version
CREATE TABLE mart.build AS
SELECT b.version_name, b.built_at, b.mode, min(y.year) AS first_year, max(y.year) AS last_year,
       string_agg(CASE WHEN y.is_provisional THEN CAST(y.year AS VARCHAR) END, ', ' ORDER BY y.year) AS provisional_years,
       (SELECT value FROM core.dim_norm WHERE norm_code = 'growth_threshold_pct') AS growth_threshold_pct,
       b.fingerprint
FROM raw.build AS b
CROSS JOIN core.dim_year AS y
GROUP BY b.version_name, b.built_at, b.mode, b.fingerprint;
COMMENT ON TABLE mart.build IS 'One row: this version, when it was built (UTC), and whether its jobs are live or the bundled extract; fingerprint identifies all inputs';
