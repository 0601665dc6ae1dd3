-- one row per cell of 83582NED below zero
-- source: cbs_83582ned
-- severity: error
-- reason: there are no negative jobs
-- titel: Geen cijfer van CBS is lager dan nul
-- uitleg: Minder dan nul banen bestaat niet.
-- advice: look at the raw part and report it to CBS
SELECT cbs_sector_code, region_code, period_code, jobs_x1000_text FROM stage.sector_jobs WHERE jobs_x1000 < 0;
