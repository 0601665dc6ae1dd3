-- one row per gemeente code and year that existed by the calendar, but whose jobs the publisher prints under another code
-- severity: warning
-- reason: its jobs are taken to stand under that code; were they withheld instead, the region's sum would be too low
-- titel: Geen gemeenten met hun banen bij een andere gemeente
-- uitleg: Rond een herindeling zet CBS banen soms een jaar eerder of later bij de nieuwe gemeente. We nemen aan dat ze daar staan. Zijn ze afgeschermd, dan is de som van de regio te laag.
-- advice: look at the gemeente on StatLine around its merger
SELECT region_code, year FROM core.dim_code_year WHERE in_calendar AND NOT is_printed AND printed_elsewhere;
