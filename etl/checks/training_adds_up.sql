-- one row per level and year in which the regions and what could not be placed do not make the country
-- severity: error
-- reason: a student is counted once
-- titel: De studenten van alle regio's samen zijn die van het land
-- uitleg: Wie niet te plaatsen is, telt alleen voor het land mee. Verder mag niemand verdwijnen of dubbel tellen.
-- advice: look at mart.training_capacity
WITH region AS (
    SELECT c.education_level, c.year, sum(c.students_low) AS low, sum(c.graduates_low) AS graduates_low, sum(c.intake_low) AS intake_low
    FROM mart.training_capacity AS c
    JOIN mart.region AS r ON r.region_code = c.region_code AND r.region_type = 'arbeidsmarktregio'
    WHERE c.place_type = 'training' AND c.field_code = 'all' AND c.pathway = 'all'
    GROUP BY ALL
),
nowhere AS (
    SELECT education_level, year,
           sum(model.masked_low(known_sum, masked_cells)) FILTER (measure = 'students') AS low,
           sum(model.masked_low(known_sum, masked_cells)) FILTER (measure = 'graduates') AS graduates_low,
           sum(model.masked_low(known_sum, masked_cells)) FILTER (measure = 'intake') AS intake_low
    FROM (SELECT * FROM core.fct_training_place
          UNION ALL SELECT * REPLACE ('mbo' AS education_level) FROM core.fct_training_place WHERE education_level <> 'hbo')
    WHERE part_code IS NULL
    GROUP BY ALL
)
SELECT c.education_level, c.year, c.students_low, r.low AS regions, n.low AS not_placed
FROM mart.training_capacity AS c
LEFT JOIN region AS r ON r.education_level = c.education_level AND r.year = c.year
LEFT JOIN nowhere AS n ON n.education_level = c.education_level AND n.year = c.year
WHERE c.region_code = 'NL01' AND c.place_type = 'training' AND c.field_code = 'all' AND c.pathway = 'all'
  AND (abs(coalesce(c.students_low, 0) - coalesce(r.low, 0) - coalesce(n.low, 0)) > 0.001
    OR abs(coalesce(c.graduates_low, 0) - coalesce(r.graduates_low, 0) - coalesce(n.graduates_low, 0)) > 0.001
    OR abs(coalesce(c.intake_low, 0) - coalesce(r.intake_low, 0) - coalesce(n.intake_low, 0)) > 0.001);
