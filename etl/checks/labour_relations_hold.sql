-- one row per code in the marts on vacancies, benefits and occupations that its dimension does not have
-- severity: error
-- reason: a figure without a name cannot be found, a name without a key cannot be trusted
-- titel: Elk cijfer over vacatures en uitkeringen hoort bij een bekende regio en sector
-- uitleg: Een cijfer zonder naam is niet terug te vinden. Een naam zonder code is niet te controleren.
-- advice: look at the mart named
SELECT 'vacancies' AS mart, region_code, sbi_code FROM mart.vacancies
WHERE region_code NOT IN (SELECT region_code FROM mart.region) OR sbi_code NOT IN (SELECT sbi_code FROM mart.sector)
UNION ALL
SELECT 'benefits', region_code, NULL FROM mart.benefits WHERE region_code NOT IN (SELECT region_code FROM mart.region)
UNION ALL
SELECT 'benefits_by_age', region_code, NULL FROM mart.benefits_by_age WHERE region_code NOT IN (SELECT region_code FROM mart.region)
UNION ALL
SELECT 'occupation_employed', region_code, NULL FROM mart.occupation_employed WHERE region_code NOT IN (SELECT region_code FROM mart.region)
UNION ALL
SELECT 'new_vacancies', NULL, sbi_code FROM mart.new_vacancies WHERE sbi_code NOT IN (SELECT sbi_code FROM mart.sector);
