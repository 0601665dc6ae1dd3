-- one row per figure of 85574NED that cannot be used
-- source: cbs_85574ned
-- severity: error
-- reason: a count that is misread is a wrong figure
-- titel: Elk aantal in tabel 85574NED van CBS is leesbaar
-- uitleg: Een aantal is een getal van nul of meer, of leeg, en hoort bij een jaar.
-- advice: compare the table with its catalogue file; CBS may have changed it
SELECT year, count_text FROM stage.cbs_85574ned
WHERE year IS NULL OR count_value < 0 OR (coalesce(count_text, '') <> '' AND count_value IS NULL);
