-- one row per cell of 83582NED that holds text where a number belongs
-- source: cbs_83582ned
-- severity: error
-- reason: text taken for an empty cell would pass for suppressed
-- titel: Elk cijfer van CBS is een getal
-- uitleg: Staat er tekst in plaats van een getal, dan zou het cijfer ten onrechte afgeschermd lijken.
-- advice: look at the raw part and report it to CBS
SELECT cbs_sector_code, region_code, period_code, jobs_x1000_text
FROM stage.sector_jobs
WHERE jobs_x1000 IS NULL AND jobs_x1000_text IS NOT NULL OR isnan(jobs_x1000) OR isinf(jobs_x1000);
