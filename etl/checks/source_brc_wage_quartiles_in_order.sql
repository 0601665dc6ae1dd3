-- one row per occupation and year whose quartiles of the hourly wage do not rise
-- source: cbs_86355ned
-- severity: error
-- reason: a quarter earns less than the first quartile, half less than the median: 25 <= 50 <= 75, or columns are mixed up
-- titel: De lonen per beroep lopen op van laag naar hoog
-- uitleg: Een kwart verdient minder dan het eerste loon, de helft minder dan het tweede. Is het andersom, dan zijn kolommen verwisseld.
-- advice: look at the measures of the table at CBS and at etl/catalog/cbs_86355ned.yml
SELECT cbs_occupation_code, period_code, hourly_wage_p25_eur, hourly_wage_p50_eur, hourly_wage_p75_eur
FROM stage.brc_wage
WHERE hourly_wage_p25_eur > hourly_wage_p50_eur OR hourly_wage_p50_eur > hourly_wage_p75_eur OR hourly_wage_p25_eur > hourly_wage_p75_eur;
