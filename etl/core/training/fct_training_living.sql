-- one row per region x field x level x pathway x year x measure: students and graduates by where they live (CBS)
-- No key: two titles of CBS may stand for one level, and the mart takes one row of them.
CREATE TABLE core.fct_training_living (
    source_id        VARCHAR NOT NULL,
    measure          VARCHAR NOT NULL CHECK (measure IN ('students', 'graduates')),
    region_code      VARCHAR NOT NULL,
    field_code       VARCHAR NOT NULL,
    education_level  VARCHAR NOT NULL,
    pathway          VARCHAR NOT NULL CHECK (pathway IN ('bol', 'bbl', 'all')),
    year             INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2100),
    middle           DOUBLE NOT NULL,
    count_low        DOUBLE NOT NULL CHECK (count_low >= 0),
    count_high       DOUBLE NOT NULL CHECK (count_high >= count_low),
    masked_cells     BIGINT NOT NULL,
    unknown_cells    BIGINT NOT NULL
);
COMMENT ON TABLE core.fct_training_living IS 'One row per region x field x level x pathway x year x measure by place of living; tables of CBS that count the same differently stand side by side';

-- mbo by field, country and provincies; regions and codes are recognised by their titles, which is all that was seen of them
INSERT INTO core.fct_training_living
SELECT 'cbs_85353ned', 'students', coalesce(r.region_code, g.region_code), f.field_code, l.education_level,
       CASE WHEN s.pathway_title ILIKE 'bol totaal' THEN 'bol' WHEN s.pathway_title ILIKE 'bbl totaal' THEN 'bbl' ELSE 'all' END,
       s.year, s.count_value, model.rounded_low(s.count_value), model.rounded_high(s.count_value), 0, 0
FROM stage.cbs_85353ned AS s
JOIN core.dim_education_level AS l ON regexp_matches(lower(s.level_title), l.cbs_pattern)
JOIN core.dim_training_field AS f
  ON (f.field_code = 'all' AND lower(s.field_title) = 'totaal')
  OR (f.field_kind = 'isced' AND (starts_with(s.field_title, f.source_title || ' ')
                                  OR lower(s.field_title) IN ('onderwijs' || f.source_title, 'studie' || f.source_title)))
LEFT JOIN core.dim_region AS r ON r.region_code = s.region_code AND r.region_type IN ('land', 'provincie')
LEFT JOIN core.dim_region AS g
  ON r.region_code IS NULL AND g.region_type IN ('land', 'provincie')
 AND s.region_title = CASE g.region_type WHEN 'land' THEN g.region_name ELSE g.region_name || ' (PV)' END
WHERE s.count_value IS NOT NULL
  AND coalesce(r.region_code, g.region_code) IS NOT NULL
  AND regexp_matches(lower(s.pathway_title), '^(totaal mbo \(incl.*|bol totaal|bbl totaal)$')
UNION ALL
SELECT 'cbs_85356ned', 'graduates', coalesce(r.region_code, g.region_code), f.field_code, l.education_level,
       CASE WHEN s.pathway_title ILIKE 'bol totaal' THEN 'bol' WHEN s.pathway_title ILIKE 'bbl totaal' THEN 'bbl' ELSE 'all' END,
       s.year, s.count_value, model.rounded_low(s.count_value), model.rounded_high(s.count_value), 0, 0
FROM stage.cbs_85356ned AS s
JOIN core.dim_education_level AS l ON regexp_matches(lower(s.level_title), l.cbs_pattern)
JOIN core.dim_training_field AS f
  ON (f.field_code = 'all' AND lower(s.field_title) = 'totaal')
  OR (f.field_kind = 'isced' AND (starts_with(s.field_title, f.source_title || ' ')
                                  OR lower(s.field_title) IN ('onderwijs' || f.source_title, 'studie' || f.source_title)))
LEFT JOIN core.dim_region AS r ON r.region_code = s.region_code AND r.region_type IN ('land', 'provincie')
LEFT JOIN core.dim_region AS g
  ON r.region_code IS NULL AND g.region_type IN ('land', 'provincie')
 AND s.region_title = CASE g.region_type WHEN 'land' THEN g.region_name ELSE g.region_name || ' (PV)' END
WHERE s.count_value IS NOT NULL
  AND coalesce(r.region_code, g.region_code) IS NOT NULL
  AND regexp_matches(lower(s.pathway_title), '^(totaal mbo \(incl.*|bol totaal|bbl totaal)$');

-- the country as bundled: totals per school year (with extranei), and fields of one year from a table that counts otherwise
INSERT INTO core.fct_training_living
SELECT 'mbo_country', 'students', 'NL01', f.field_code, 'mbo', s.pathway, s.year, s.students,
       model.rounded_low(s.students), model.rounded_high(s.students), 0, 0
FROM stage.mbo_country AS s
JOIN core.dim_training_field AS f
  ON (f.field_code = 'all' AND s.field_title = 'Totaal' AND s.table_id = '85353NED')
  OR (f.field_kind = 'isced' AND s.table_id = '83850NED'
      AND (starts_with(s.field_title, f.source_title || ' ') OR lower(s.field_title) = 'onderwijs' || f.source_title));

-- mbo and hbo without fields, country to gemeente; a gemeente of then goes to the gemeenten of now
INSERT INTO core.fct_training_living
WITH printed AS (
    SELECT 'cbs_85701ned' AS source_id, 'students' AS measure, level_title, region_code, year, count_value FROM stage.cbs_85701ned
    UNION ALL
    SELECT 'cbs_85702ned', 'graduates', level_title, region_code, year, count_value FROM stage.cbs_85702ned
),
-- graduates of hbo come as three kinds of diploma, which add up
counted AS (
    SELECT p.source_id, p.measure, l.education_level, p.region_code, p.year, sum(p.count_value) AS middle,
           sum(model.rounded_low(p.count_value)) AS count_low, sum(model.rounded_high(p.count_value)) AS count_high
    FROM printed AS p
    JOIN core.dim_education_level AS l ON regexp_matches(lower(p.level_title), l.cbs_pattern)
    WHERE p.count_value IS NOT NULL
    GROUP BY ALL
),
part AS (
    SELECT gm_code, gm_code AS part_code, 1.0 AS weight FROM core.map_gemeente_region
    UNION ALL
    SELECT gm_code, gm_code_old, weight FROM core.map_gemeente_merger
),
asked AS (
    SELECT DISTINCT source_id, measure, education_level, year FROM counted WHERE region_code LIKE 'GM%'
),
listed AS (
    SELECT DISTINCT source_id, region_code AS part_code FROM counted WHERE region_code LIKE 'GM%'
),
-- the codes that a gemeente of now consisted of on 1 October, as far as the table has them at all
existing AS (
    SELECT a.*, p.gm_code, p.part_code, p.weight
    FROM asked AS a
    JOIN listed AS l ON l.source_id = a.source_id
    JOIN part AS p ON p.part_code = l.part_code
    JOIN core.dim_gemeente_code AS c ON c.gm_code = p.part_code
    WHERE (c.begins_date IS NULL OR c.begins_date <= make_date(a.year, 10, 1))
      AND (c.ends_date IS NULL OR c.ends_date > make_date(a.year, 10, 1))
),
expected AS (
    SELECT a.*, m.gm_code, e.part_code, e.weight
    FROM asked AS a
    CROSS JOIN core.map_gemeente_region AS m
    LEFT JOIN existing AS e
      ON e.source_id = a.source_id AND e.measure = a.measure AND e.education_level = a.education_level
     AND e.year = a.year AND e.gm_code = m.gm_code
),
by_gemeente AS (
    SELECT e.source_id, e.measure, e.education_level, e.year, e.gm_code,
           coalesce(sum(c.middle * e.weight), 0) AS middle,
           -- how the students of a split gemeente fell is not known: none of them, or all
           coalesce(sum(CASE WHEN e.weight = 1 THEN c.count_low ELSE 0 END), 0) AS count_low,
           coalesce(sum(c.count_high), 0) AS count_high,
           count(*) FILTER (e.weight < 1) AS masked_cells,
           count(*) FILTER (c.middle IS NULL) AS unknown_cells, count(*) AS part_cells
    FROM expected AS e
    LEFT JOIN counted AS c
      ON c.source_id = e.source_id AND c.measure = e.measure AND c.education_level = e.education_level
     AND c.year = e.year AND c.region_code = e.part_code
    GROUP BY ALL
)
SELECT source_id, measure, region_code, 'all', education_level, 'all', year, middle, count_low, count_high, 0, 0
FROM counted
WHERE region_code IN (SELECT region_code FROM core.dim_region WHERE region_type IN ('land', 'provincie', 'corop'))
UNION ALL
SELECT g.source_id, g.measure, r.region_code, 'all', g.education_level, 'all', g.year,
       sum(g.middle), sum(g.count_low), sum(g.count_high), sum(g.masked_cells), sum(g.unknown_cells)
FROM by_gemeente AS g
JOIN (SELECT gm_code, gm_code AS region_code FROM core.map_gemeente_region
      UNION ALL SELECT gm_code, arbeidsmarktregio_code FROM core.map_gemeente_region) AS r ON r.gm_code = g.gm_code
GROUP BY ALL
-- a region of which nothing at all is known is left out: unknown
HAVING sum(g.unknown_cells) < sum(g.part_cells);
