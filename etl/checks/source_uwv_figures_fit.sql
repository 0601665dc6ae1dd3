-- one row per figure of UWV that is negative or lies outside its own interval
-- source: uwv_inbox
-- severity: error
-- reason: counts and ratios are never negative and an interval holds its figure
-- titel: Elk cijfer van UWV is niet lager dan nul en ligt binnen zijn eigen marge
-- uitleg: Minder dan nul bestaat niet. En een afgeschermd cijfer heeft een laagste en een hoogste waarde, in die volgorde.
-- advice: look at the file named and report it
SELECT part, region_code, occupation_slug, period_code, figure, figure_low, figure_high
FROM stage.uwv_figure
WHERE figure < 0 OR figure_low < 0 OR figure_high < figure_low OR figure < figure_low OR figure > figure_high;
