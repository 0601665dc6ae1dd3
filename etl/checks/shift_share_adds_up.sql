-- one row per known section whose three parts do not add up to its change
-- severity: error
-- reason: Dunn's parts add up exactly; 0.001 job is what floating point may leave
-- titel: De drie delen van een verandering zijn samen de verandering
-- uitleg: Heel Nederland, de soort sectoren en de regio zelf: samen zijn ze precies de verandering van het aantal banen.
-- advice: look at etl/model/shift_share/shift_share.sql
SELECT g.region_code, g.sbi_code, g.year_from, g.change_jobs, g.national_effect, g.mix_effect, g.regional_effect
FROM mart.sector_growth AS g
JOIN mart.sector AS s ON s.sbi_code = g.sbi_code AND s.sector_level = 'section'
WHERE g.change_jobs IS NOT NULL
  AND coalesce(abs(g.change_jobs - g.national_effect - g.mix_effect - g.regional_effect), 1) > 0.001;
