-- one row per count of training that is negative or lies outside its own interval
-- severity: error
-- reason: a count is never negative and an interval holds its figure
-- titel: Elk aantal studenten ligt binnen zijn eigen marge
-- uitleg: Een marge waar het cijfer zelf buiten ligt, is fout berekend.
-- advice: look at core/training
SELECT 'training_capacity' AS mart, region_code, place_type, field_code, education_level, pathway, year FROM mart.training_capacity
WHERE students_low < 0 OR students_high < students_low OR students < students_low OR students > students_high
   OR graduates_low < 0 OR graduates_high < graduates_low OR graduates < graduates_low OR graduates > graduates_high
   OR intake_low < 0 OR intake_high < intake_low OR intake < intake_low OR intake > intake_high
UNION ALL
SELECT 'training_forecast', region_code, place_type, 'all', education_level, pathway, year FROM mart.training_forecast
WHERE students_low < 0 OR students_high < students_low OR students < students_low OR students > students_high;
