-- one row per gemeente listed twice, and per region code that goes by two names
-- source: cbs_gebieden
-- severity: error
-- reason: a gemeente in two regions would count its jobs twice
-- titel: De indeling in regio's spreekt zichzelf niet tegen
-- uitleg: Geen gemeente staat er twee keer in, en geen regio heeft twee namen. Anders tellen banen dubbel.
-- advice: look at the table 'Gebieden in Nederland' of this year on StatLine
SELECT gm_code AS code, count(*) AS times FROM stage.gemeente GROUP BY gm_code HAVING count(*) > 1
UNION ALL
SELECT arbeidsmarktregio_code, count(DISTINCT arbeidsmarktregio_name) FROM stage.gemeente GROUP BY arbeidsmarktregio_code HAVING count(DISTINCT arbeidsmarktregio_name) > 1
UNION ALL
SELECT corop_code, count(DISTINCT corop_name) FROM stage.gemeente GROUP BY corop_code HAVING count(DISTINCT corop_name) > 1
UNION ALL
SELECT provincie_code, count(DISTINCT provincie_name) FROM stage.gemeente GROUP BY provincie_code HAVING count(DISTINCT provincie_name) > 1;
