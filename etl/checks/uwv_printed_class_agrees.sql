-- one row per tension whose class as UWV prints it is not the one that its value falls in here
-- severity: warning
-- reason: UWV may use other bounds than docs/methods.md 5, or classify before it rounds
-- titel: De klasse die UWV zelf noemt, is ook onze klasse
-- uitleg: Wijkt een klasse af, dan gebruikt UWV misschien andere grenzen, of rondt UWV pas daarna af.
-- advice: look up the bounds at UWV; if they changed, change docs/methods.md 5 and etl/model/tension/tension.sql
SELECT f.region_code, f.occupation_name, f.period_code, f.figure_text AS tension, f.printed_class, t.tension_class
FROM core.fct_uwv_figure AS f
JOIN mart.tension AS t USING (region_code, occupation_code, period_code)
WHERE f.kind = 'tension' AND f.printed_class IS NOT NULL AND t.tension_class IS NOT NULL
  AND regexp_replace(f.printed_class, '^(een )?(.*?)( arbeidsmarkt)?$', '\2') <> t.tension_class;
