-- one row per code that the figures of CBS 85554NED need and that it lacks, or that it has and we do not know
-- source: cbs_85554ned
-- severity: error
-- reason: without its total of sexes or ages, its values or bounds, or with a new arbeidsmarktregio, we would show the wrong persons or none
-- titel: De codes in de tabel over WW zijn bekend
-- uitleg: We zoeken het totaal van mannen en vrouwen, alle leeftijden, en de waarde met haar grenzen. Ook elke arbeidsmarktregio moet bekend zijn, of zijn vervallen (AM04, AM16, AM31).
-- advice: look at the code lists at CBS; a new arbeidsmarktregio comes with a new 'Gebieden in Nederland'
SELECT 'lacking' AS problem, needed.code AS found
FROM (SELECT 'T001038' AS code UNION ALL SELECT '10000' UNION ALL SELECT 'MW00000' UNION ALL SELECT 'MOG0095' UNION ALL SELECT 'MBG0095') AS needed
WHERE needed.code NOT IN (SELECT sex_code FROM stage.ww_by_age UNION SELECT age_code FROM stage.ww_by_age UNION SELECT margin_code FROM stage.ww_by_age)
UNION ALL
SELECT DISTINCT 'unknown arbeidsmarktregio', region_code
FROM stage.ww_by_age
WHERE region_prefix = 'AM' AND persons IS NOT NULL AND region_code NOT IN ('AM04', 'AM16', 'AM31', 'AM99')
  AND region_code NOT IN (SELECT arbeidsmarktregio_code FROM stage.gemeente);
