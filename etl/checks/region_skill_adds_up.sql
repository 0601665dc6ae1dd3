-- one row per region and skill group whose education levels do not add up to it, or whose net is not asked minus released
-- severity: error
-- reason: parts that do not make the whole cannot both be right
-- titel: Gevraagde en vrijkomende vaardigheden tellen op
-- uitleg: De opleidingsniveaus samen geven het cijfer van de regio, en het saldo is gevraagd min vrijgekomen.
-- advice: look at etl/mart/routes/sector_skill.sql
WITH parts AS (
    SELECT region_code, skill_code, sum(asked) AS asked, sum(released) AS released FROM mart.region_skill_education GROUP BY region_code, skill_code
)
SELECT coalesce(r.region_code, p.region_code) AS region_code, coalesce(r.skill_code, p.skill_code) AS skill_code, r.asked, p.asked AS parts_asked
FROM mart.region_skill AS r
FULL JOIN parts AS p ON p.region_code = r.region_code AND p.skill_code = r.skill_code
WHERE r.region_code IS NULL OR p.region_code IS NULL
   -- 1e-6 of a job: sums in another order
   OR abs(r.asked - p.asked) > 1e-6 OR abs(r.released - p.released) > 1e-6 OR abs(r.net - (r.asked - r.released)) > 1e-6;
