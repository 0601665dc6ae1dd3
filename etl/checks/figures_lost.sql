-- one row per region type and year that lost more than a tenth of its published figures against the version before
-- severity: error
-- tolerance: newly_suppressed_share
-- reason: CBS withholds a few cells more or less with each revision; between neighbouring years the known COROP cells of 2010-2024
--   fell by 4.7 % at most (2014), so twice that (tolerance newly_suppressed_share, 10 %) is a fault and not suppression; sums are left out, as they follow our method
-- titel: Er zijn niet opeens veel minder cijfers dan in de vorige versie
-- uitleg: CBS schermt soms iets meer af. Verdwijnt in een jaar meer dan een tiende van de cijfers van een soort regio, dan is er iets misgegaan.
-- advice: compare the table on StatLine with the version before; if CBS withholds more now, remove the earlier versions and run again
WITH now AS (
    SELECT r.region_type, j.year, count(*) FILTER (WHERE j.status = 'published') AS known
    FROM mart.sector_jobs AS j
    JOIN mart.region AS r ON r.region_code = j.region_code
    GROUP BY r.region_type, j.year
),
before AS (
    SELECT p.region_type, p.year, count(*) FILTER (WHERE p.status = 'published') AS known
    FROM previous.sector_jobs AS p
    GROUP BY p.region_type, p.year
)
SELECT b.region_type, b.year, b.known AS known_before, n.known AS known_now
FROM before AS b
JOIN now AS n ON n.region_type = b.region_type AND n.year = b.year
WHERE n.known < (1 - model.norm('check_figures_lost_pct') / 100) * b.known;
