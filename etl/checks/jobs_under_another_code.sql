-- one row per gemeente code and year that existed by the calendar, but whose jobs the publisher prints under another code
-- severity: warning
-- reason: its jobs are taken to stand under that code; were they withheld instead, the region's sum would be too low
-- advice: look at the gemeente on StatLine around its merger
SELECT region_code, year FROM core.code_year WHERE in_calendar AND NOT is_printed AND printed_elsewhere;
