-- one row per region and benefit whose months come from more than one table
-- severity: error
-- reason: figures that are adjusted for the season and figures that are not do not make one series
-- titel: Elke reeks uitkeringen komt uit één tabel
-- uitleg: Cijfers met en zonder correctie voor het seizoen mogen niet door elkaar in één reeks staan.
-- advice: look at etl/core/work/fct_benefits.sql
SELECT region_code, benefit, count(DISTINCT source_id) AS sources
FROM mart.benefits
GROUP BY region_code, benefit
HAVING count(DISTINCT source_id) > 1 OR count(DISTINCT is_seasonally_adjusted) > 1;
