-- one row where 83582NED holds not a single figure
-- source: cbs_83582ned
-- severity: error
-- reason: a table without figures is a fault of the publisher or of the way here, never a labour market
-- titel: De tabel van CBS bevat cijfers
-- uitleg: Een lege tabel is een storing bij CBS of onderweg.
-- advice: look at the table on StatLine and run again later
SELECT 'no figure' AS problem WHERE (SELECT count(jobs_x1000) FROM stage.sector_jobs) = 0;
