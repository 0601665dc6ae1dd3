-- one row per route between BRC groups whose wage step is not that of the published wages
-- severity: error
-- reason: a wage step that cannot be found in the published wages is made up
-- titel: De loonstap van een overstap klopt met de lonen van CBS
-- uitleg: De loonstap is het verschil tussen twee gepubliceerde uurlonen. Waar een beroepsgroep geen loon heeft, staat erbij dat het loon van het segment is gebruikt.
-- advice: look at etl/core/routes/fct_occupation_wage.sql and etl/mart/routes/crossover.sql
WITH paid AS (
    SELECT code, hourly_wage_p50 FROM mart.wage
    WHERE code_type = 'brc' AND hourly_wage_p50 IS NOT NULL AND year = (SELECT max(wage_year) FROM mart.occupation)
),
expected AS (
    SELECT c.origin_code, c.destination_code, c.wage_step_pct, c.wage_step_eur, c.wage_basis,
           og.hourly_wage_p50 IS NOT NULL AND dg.hourly_wage_p50 IS NOT NULL AS both_own,
           coalesce(og.hourly_wage_p50, os.hourly_wage_p50) AS origin_wage, coalesce(og.code, os.code) AS origin_wage_code,
           coalesce(dg.hourly_wage_p50, ds.hourly_wage_p50) AS destination_wage, coalesce(dg.code, ds.code) AS destination_wage_code
    FROM mart.crossover AS c
    LEFT JOIN paid AS og ON og.code = c.origin_code
    LEFT JOIN paid AS os ON os.code = substr(c.origin_code, 1, 3)
    LEFT JOIN paid AS dg ON dg.code = c.destination_code
    LEFT JOIN paid AS ds ON ds.code = substr(c.destination_code, 1, 3)
    WHERE c.code_type = 'brc'
)
SELECT origin_code, destination_code, wage_step_eur, origin_wage, destination_wage
FROM expected
WHERE (wage_basis = 'groep') IS DISTINCT FROM both_own
   OR (wage_step_eur IS NULL) IS DISTINCT FROM (coalesce(origin_wage_code = destination_wage_code, TRUE))
   OR abs(wage_step_eur - (destination_wage - origin_wage)) > 1e-9
   OR abs(wage_step_pct - 100 * (destination_wage / origin_wage - 1)) > 1e-6;
