-- one row per year with figures of jobs
CREATE TABLE core.dim_year (
    year            INTEGER PRIMARY KEY CHECK (year BETWEEN 1990 AND 2100),
    is_provisional  BOOLEAN NOT NULL
);
COMMENT ON TABLE core.dim_year IS 'One row per year with figures; provisional where CBS does not say Definitief';

INSERT INTO core.dim_year
SELECT j.year, coalesce(p.period_status, '') <> 'Definitief'
FROM (SELECT DISTINCT year FROM stage.sector_jobs) AS j
LEFT JOIN stage.period AS p ON p.year = j.year;
