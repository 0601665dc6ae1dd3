-- one row per region code of UWV that is no arbeidsmarktregio of the newest division, nor the country
-- source: uwv_inbox
-- severity: error
-- reason: a figure under an unknown code would be lost or stand under the wrong region
-- titel: Elk cijfer van UWV hoort bij een arbeidsmarktregio van nu of bij Nederland
-- uitleg: Een cijfer bij een onbekende code zou verloren gaan of bij de verkeerde regio staan.
-- advice: compare data/reference/arbeidsmarktregio_spelling.csv with the newest division of CBS
SELECT DISTINCT region_code, region_name
FROM stage.uwv_figure
WHERE region_code IS NULL
   OR region_code <> 'NL01' AND region_code NOT IN (SELECT arbeidsmarktregio_code FROM stage.gemeente);
