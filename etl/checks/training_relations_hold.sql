-- one row per code in a mart of training that its dimension does not have
-- severity: error
-- reason: a figure without a name cannot be found
-- titel: Elk aantal studenten hoort bij een bekende regio, en elke sector bestaat
-- uitleg: Een cijfer zonder naam is niet terug te vinden.
-- advice: look at the mart named
SELECT 'training_capacity' AS mart, region_code AS code FROM mart.training_capacity WHERE region_code NOT IN (SELECT region_code FROM mart.region)
UNION ALL
SELECT 'training_forecast', region_code FROM mart.training_forecast WHERE region_code NOT IN (SELECT region_code FROM mart.region)
UNION ALL
SELECT 'training_provider', region_code FROM mart.training_provider WHERE region_code NOT IN (SELECT region_code FROM mart.region)
UNION ALL
SELECT 'training_gap', sbi_code FROM mart.training_gap WHERE sbi_code NOT IN (SELECT sbi_code FROM mart.sector)
UNION ALL
SELECT 'field_sector', sbi_code FROM mart.field_sector WHERE sbi_code NOT IN (SELECT sbi_code FROM mart.sector)
UNION ALL
SELECT 'field_sector', field_code FROM mart.field_sector WHERE field_code NOT IN (SELECT field_code FROM core.dim_training_field)
UNION ALL
SELECT 'place_gemeente', gm_code FROM core.map_place_gemeente WHERE gm_code NOT IN (SELECT region_code FROM mart.region);
