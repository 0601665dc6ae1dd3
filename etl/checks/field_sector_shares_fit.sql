-- one row per field whose graduates would work in more than one place at a time
-- severity: error
-- reason: the lower ends of the shares of a field cannot add up to more than all
-- titel: De aandelen van een richting zijn samen niet meer dan het geheel
-- uitleg: Een gediplomeerde werkt in één sector.
-- advice: look at data/reference/field_sector.csv
SELECT field_code, sum(share_low) AS total FROM mart.field_sector GROUP BY field_code HAVING sum(share_low) > 1;
