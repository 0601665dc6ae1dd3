-- one row per region, age and month of CBS 85554NED whose value lies outside its bounds
-- source: cbs_85554ned
-- severity: error
-- reason: a 95 % interval holds its value; else the codes of Marges mean something else than we think
-- titel: Elk aantal personen met WW ligt binnen de marge van CBS
-- uitleg: CBS geeft bij elk aantal een ondergrens en een bovengrens. Ligt het aantal daarbuiten, dan lezen we de tabel verkeerd.
-- advice: look at the dimension Marges at CBS and at etl/core/work/fct_ww_by_age.sql
WITH figure AS (
    SELECT sex_code, age_code, region_code, period_code,
           max(CASE WHEN margin_code = 'MW00000' THEN persons END) AS value,
           max(CASE WHEN margin_code = 'MOG0095' THEN persons END) AS low,
           max(CASE WHEN margin_code = 'MBG0095' THEN persons END) AS high
    FROM stage.ww_by_age
    GROUP BY sex_code, age_code, region_code, period_code
)
SELECT * FROM figure WHERE value < low OR value > high OR low > high;
