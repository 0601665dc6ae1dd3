-- one row per key of 83582NED that occurs more than once
-- source: cbs_83582ned
-- severity: error
-- reason: a key that comes twice would be counted twice; pages that shifted while being read look like this
-- titel: Elk cijfer van CBS komt één keer voor
-- uitleg: Een cijfer dat twee keer binnenkomt, telt dubbel.
-- advice: run again; if it stays, report it to CBS
SELECT cbs_sector_code, region_code, period_code, count(*) AS times
FROM stage.sector_jobs
GROUP BY cbs_sector_code, region_code, period_code
HAVING count(*) > 1;
