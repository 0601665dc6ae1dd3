-- one row per level and year in which the forecasts of all regions cannot make that of the country
-- severity: warning
-- reason: DUO rounds each gemeente by itself, so within half a person per gemeente the regions make the country
-- titel: De studentprognoses van alle regio's samen zijn die van het land
-- uitleg: DUO rondt elke gemeente apart af. Een groter verschil betekent dat er iets mist of dubbel telt.
-- advice: compare the files of gemeenten with that of the country; DUO may have renewed only one of them
WITH region AS (
    SELECT f.education_level, f.pathway, f.year, sum(f.students_low) AS low,
           CASE WHEN bool_and(f.students_high IS NOT NULL) THEN sum(f.students_high) END AS high
    FROM mart.training_forecast AS f
    JOIN mart.region AS r ON r.region_code = f.region_code AND r.region_type = 'arbeidsmarktregio'
    GROUP BY ALL
),
-- students of abroad, or of a gemeente that we do not know, count for the country only
nowhere AS (
    SELECT CASE s.level_code WHEN '1' THEN 'entree' ELSE coalesce('mbo' || s.level_code, 'mbo') END AS education_level,
           coalesce(s.pathway_code, 'all') AS pathway, s.year, sum(CASE WHEN s.is_masked THEN 1 ELSE s.count_value END) AS low,
           -- what is unknown there has no upper end
           CASE WHEN bool_and(s.is_masked OR s.count_value IS NOT NULL) THEN sum(CASE WHEN s.is_masked THEN 4 ELSE s.count_value END) END AS high
    FROM stage.duo_mbo_forecast AS s
    WHERE s.gm_name IS NOT NULL AND model.place_key(s.gm_name) NOT IN (SELECT name_key FROM core.map_gemeente_name)
    GROUP BY ALL
),
half AS (SELECT count(*) / 2 AS persons FROM core.map_gemeente_region)
SELECT r.education_level, r.pathway, r.year, c.students_low, c.students_high, r.low AS regions_low, r.high AS regions_high
FROM region AS r
CROSS JOIN half AS h
LEFT JOIN nowhere AS n ON n.education_level = r.education_level AND n.pathway = r.pathway AND n.year = r.year
LEFT JOIN mart.training_forecast AS c
  ON c.region_code = 'NL01' AND c.education_level = r.education_level AND c.pathway = r.pathway AND c.year = r.year
WHERE c.region_code IS NULL OR r.low + coalesce(n.low, 0) > c.students_high + h.persons
   OR r.high + CASE WHEN n.year IS NULL THEN 0 ELSE n.high END < c.students_low - h.persons;
