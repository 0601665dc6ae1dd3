-- one row per period of UWV that is no quarter or month, or whose last day is not that of its code
-- source: uwv_inbox
-- severity: error
-- reason: a figure without a time says nothing, and one with the wrong time says something wrong
-- titel: Elke periode van UWV is een kwartaal of een maand
-- uitleg: Een cijfer zonder tijd zegt niets, en met een verkeerde tijd zegt het iets verkeerds.
-- advice: look at the periods in the file and at etl/extract/uwv/periods.py
SELECT DISTINCT kind, period_code, period_end
FROM stage.uwv_figure
WHERE period_end IS NULL OR NOT coalesce(regexp_matches(period_code, '^20[0-9]{2}(KW0[1-4]|MM(0[1-9]|1[0-2]))$'), FALSE)
   OR period_end <> last_day(make_date(
          TRY_CAST(left(period_code, 4) AS INTEGER),
          TRY_CAST(right(period_code, 2) AS INTEGER) * CASE WHEN period_code LIKE '____KW__' THEN 3 ELSE 1 END, 1))
UNION ALL
SELECT DISTINCT 'open_match', NULL, peildatum FROM stage.uwv_open_match WHERE peildatum IS NULL OR peildatum > DATE '2023-05-16';
