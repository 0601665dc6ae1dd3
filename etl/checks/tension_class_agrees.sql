-- one row per tension whose class is not the one its value falls in
-- severity: error
-- reason: the class is what people read; docs/methods.md 5 gives its bounds, written out here a second time
-- titel: De klasse van de spanning past bij het cijfer
-- uitleg: De klasse (van zeer ruim tot zeer krap) is wat mensen lezen. Zij moet volgen uit het cijfer.
-- advice: compare etl/model/tension/tension.sql with docs/methods.md 5
SELECT region_code, occupation_code, period_code, tension, tension_class
FROM mart.tension
WHERE tension IS NOT NULL AND tension_class IS DISTINCT FROM CASE
    WHEN tension > 4.0 THEN 'zeer krap' WHEN tension >= 1.5 THEN 'krap' WHEN tension >= 0.67 THEN 'gemiddeld'
    WHEN tension >= 0.25 THEN 'ruim' ELSE 'zeer ruim' END;
