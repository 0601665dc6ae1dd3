-- one row per region and sector with figures in the last year's table and no outlook row, or a row too many
-- severity: error
-- reason: a region without an outlook says why; a row that is missing says nothing
-- titel: Elke regio en sector heeft een verwachting of een reden
-- uitleg: Ontbreekt een regel, dan weet de lezer niet of er geen verwachting is of dat er iets misging.
-- advice: look at etl/run/outlook.py
WITH wanted AS (
    SELECT DISTINCT j.region_code, j.sbi_code
    FROM core.fct_sector_jobs AS j
    JOIN core.dim_region AS r ON r.region_code = j.region_code AND r.region_type <> 'gemeente'
    JOIN core.dim_sector AS s ON s.sbi_code = j.sbi_code AND s.sector_level IN ('section', 'total')
),
made AS (
    SELECT region_code, sbi_code, count(*) AS years FROM mart.outlook GROUP BY region_code, sbi_code
)
SELECT w.region_code AS wanted_region, w.sbi_code AS wanted_sector, m.region_code, m.sbi_code, m.years
FROM wanted AS w
FULL JOIN made AS m ON m.region_code = w.region_code AND m.sbi_code = w.sbi_code
WHERE w.region_code IS NULL OR m.years IS DISTINCT FROM 2;
