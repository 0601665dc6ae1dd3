-- one row per tension that is not the open vacancies divided by the persons on WW for less than 6 months
-- severity: warning
-- tolerance: tension_rounding
-- reason: that is its definition; the tolerance is half of the last digit printed of the tension, and half a person or vacancy on
--   either count, for what UWV rounds (tolerance tension_rounding)
-- titel: De spanning is het aantal vacatures gedeeld door het aantal mensen met korte WW
-- uitleg: Zo omschrijft UWV de spanning. Klopt het niet, dan horen de bestanden in de inbox misschien niet bij elkaar.
-- advice: compare the files of UWV in the inbox; one of them may be of another day or use another definition
WITH pair AS (
    SELECT t.region_code, t.occupation_name, t.period_code, t.figure AS tension, v.figure AS vacancies, w.figure AS persons,
           -- a number that Excel keeps may have fifteen digits; more than two decimals are not printed anywhere
           0.5 * pow(10, -least(2, length(regexp_extract(t.figure_text, '[.,]([0-9]+)$', 1)))) AS rounding
    FROM core.fct_uwv_figure AS t
    JOIN core.fct_uwv_figure AS v USING (region_code, occupation_code, period_end)
    JOIN core.fct_uwv_figure AS w USING (region_code, occupation_code, period_end)
    WHERE t.kind = 'tension' AND v.kind = 'vacancies' AND w.kind = 'ww_short' AND w.figure > 0
)
SELECT region_code, occupation_name, period_code, tension, vacancies, persons
FROM pair
WHERE tension > (vacancies + 0.5) / (persons - 0.5) + rounding + 1e-9
   OR tension < (vacancies - 0.5) / (persons + 0.5) - rounding - 1e-9;
