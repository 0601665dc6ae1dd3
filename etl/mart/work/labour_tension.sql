-- one row per quarter: open vacancies against the unemployed of the country
-- docs/methods.md 5, the tension of CBS: vacancies per 100 unemployed. Both unadjusted for the season, as the vacancies per region are; CBS's
-- own series is adjusted, so its figures differ a little. UWV's spanningsindicator counts other people and stands in mart.tension.
CREATE TABLE mart.labour_tension AS
SELECT v.region_code, v.period_code, v.period_end, v.vacancies, v.vacancies_low, v.vacancies_high,
       f.unemployed, f.unemployed_low, f.unemployed_high,
       CASE WHEN f.unemployed > 0 THEN 100 * v.vacancies / f.unemployed END             AS vacancies_per_100_unemployed,
       CASE WHEN f.unemployed_high > 0 THEN 100 * v.vacancies_low / f.unemployed_high END   AS vacancies_per_100_unemployed_low,
       CASE WHEN f.unemployed_low > 0 THEN 100 * v.vacancies_high / f.unemployed_low END    AS vacancies_per_100_unemployed_high,
       v.is_provisional OR t.is_provisional AS is_provisional,
       FALSE AS is_seasonally_adjusted
FROM core.fct_vacancies AS v
JOIN core.fct_labour_force AS f ON f.period_code = v.period_code AND NOT f.is_seasonally_adjusted
JOIN core.dim_period AS t ON t.source_id = 'cbs_85224ned' AND t.period_code = f.period_code
WHERE v.region_code = 'NL01' AND v.sbi_code = 'A-U';
ALTER TABLE mart.labour_tension ADD PRIMARY KEY (region_code, period_code);
ALTER TABLE mart.labour_tension ALTER is_provisional SET NOT NULL;
ALTER TABLE mart.labour_tension ALTER is_seasonally_adjusted SET NOT NULL;
COMMENT ON TABLE mart.labour_tension IS 'One row per quarter for the country: open vacancies at its end per 100 unemployed of that quarter, neither adjusted for the season (CBS''s own tension is). The interval holds rounding, not the errors of the two surveys. Sources: CBS 83599NED and 85224NED';
