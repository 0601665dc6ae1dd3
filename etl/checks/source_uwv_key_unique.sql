-- one row per figure that one file of UWV gives twice
-- source: uwv_inbox
-- severity: error
-- reason: a figure that comes twice was split by something that is not known here
-- titel: Elk cijfer staat één keer in een bestand van UWV
-- uitleg: Staat een cijfer er twee keer in, dan is het uitgesplitst naar iets dat we niet kennen.
-- advice: remove the file from the inbox and the folder raw/uwv_inbox, and run again
SELECT part, region_code, coalesce(occupation_code, occupation_slug) AS occupation_code, period_code, count(*) AS times
FROM stage.uwv_figure
GROUP BY part, region_code, coalesce(occupation_code, occupation_slug), period_code
HAVING count(*) > 1;
