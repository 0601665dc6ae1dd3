-- one row per figure on vacancies, benefits or tension that is negative or lies outside its own interval
-- severity: error
-- reason: counts are never negative and an interval holds its figure; 0.001 is what floating point may leave
-- titel: Elk aantal vacatures en uitkeringen ligt binnen zijn eigen marge
-- uitleg: Een marge waar het cijfer zelf buiten ligt, is fout berekend. En minder dan nul bestaat niet.
-- advice: look at the core table of the mart named
SELECT 'vacancies' AS mart, region_code, sbi_code AS part, period_code, vacancies AS figure, vacancies_low AS low, vacancies_high AS high
FROM mart.vacancies
WHERE vacancies_low < 0 OR vacancies_high < vacancies_low OR vacancies < vacancies_low - 0.001 OR vacancies > vacancies_high + 0.001
UNION ALL
SELECT 'benefits', region_code, benefit, period_code, persons, persons_low, persons_high
FROM mart.benefits
WHERE persons_low < 0 OR persons_high < persons_low OR persons < persons_low - 0.001 OR persons > persons_high + 0.001
UNION ALL
SELECT 'labour_tension', region_code, NULL, period_code, vacancies_per_100_unemployed, vacancies_per_100_unemployed_low, vacancies_per_100_unemployed_high
FROM mart.labour_tension
WHERE vacancies_per_100_unemployed < vacancies_per_100_unemployed_low - 0.001
   OR vacancies_per_100_unemployed > vacancies_per_100_unemployed_high + 0.001;
