-- one row where the division is not of the whole country
-- source: cbs_gebieden
-- severity: error
-- order: 3
-- reason: since 2023 there are 342 gemeenten; mergers take away a few a year, so under 300 or without the 12 provincies a part is missing
-- titel: De indeling is van heel Nederland
-- uitleg: Er zijn minstens 300 gemeenten en precies 12 provincies. Anders mist er een deel van het land.
-- advice: run again; if it stays, look at the table 'Gebieden in Nederland' on StatLine
SELECT count(*) AS gemeenten, count(DISTINCT provincie_code) AS provincies
FROM stage.gemeente
HAVING count(*) < (SELECT value FROM raw.ref_norms WHERE norm_code = 'check_fewest_gemeenten') OR count(DISTINCT provincie_code) <> 12;
