-- one row per place of training x field x level x pathway x year x measure: sums over DUO's cells, with what was masked
-- Of mbo DUO gives the place of the head office only. A place that cannot be found has no part_code: it counts for the country.
-- No key: a place that cannot be found leaves part_code empty.
CREATE TABLE core.fct_training_place (
    source_id        VARCHAR NOT NULL,
    measure          VARCHAR NOT NULL CHECK (measure IN ('students', 'graduates', 'intake')),
    place_type       VARCHAR NOT NULL CHECK (place_type = 'training'),
    location_kind    VARCHAR NOT NULL CHECK (location_kind IN ('hoofdkantoor', 'lesplaats')),
    part_code        VARCHAR,
    field_code       VARCHAR NOT NULL,
    education_level  VARCHAR NOT NULL,
    pathway          VARCHAR NOT NULL CHECK (pathway IN ('bol', 'bbl', 'other')),
    year             INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2100),
    known_sum        DOUBLE NOT NULL CHECK (known_sum >= 0),
    masked_cells     BIGINT NOT NULL,
    unknown_cells    BIGINT NOT NULL
);
COMMENT ON TABLE core.fct_training_place IS 'One row per place of training (gemeente, or arbeidsmarktregio in the bundled extract) x field x level x pathway x year x measure; other is examination only, or hbo. intake is who is new: in mbo in the programme (beroepsopleiding), in hbo in higher education';

INSERT INTO core.fct_training_place
SELECT 'duo_mbo_students', 'students', 'training', 'hoofdkantoor', p.gm_code, coalesce(f.field_code, 'hg000'),
       l.education_level, CASE WHEN s.pathway_code = 'BBL' THEN 'bbl' WHEN s.pathway_code LIKE 'BOL%' THEN 'bol' ELSE 'other' END,
       s.year, coalesce(sum(s.count_value) FILTER (NOT s.is_masked), 0), count(*) FILTER (s.is_masked),
       count(*) FILTER (s.count_value IS NULL AND NOT s.is_masked)
FROM stage.duo_mbo_students AS s
JOIN core.dim_education_level AS l ON l.duo_code = s.level_code
LEFT JOIN core.map_place_gemeente AS p ON p.place_key = model.place_key(s.place_name)
LEFT JOIN core.dim_training_field AS f ON f.field_kind = 'hoofdgroep' AND f.source_title = lower(s.hoofdgroep_name)
GROUP BY ALL
UNION ALL
SELECT 'duo_mbo_graduates', 'graduates', 'training', 'hoofdkantoor', p.gm_code, coalesce(f.field_code, 'hg000'),
       l.education_level, CASE WHEN s.pathway_code = 'BBL' THEN 'bbl' WHEN s.pathway_code LIKE 'BOL%' THEN 'bol' ELSE 'other' END,
       s.year, coalesce(sum(s.count_value) FILTER (NOT s.is_masked), 0), count(*) FILTER (s.is_masked),
       count(*) FILTER (s.count_value IS NULL AND NOT s.is_masked)
FROM stage.duo_mbo_graduates AS s
JOIN core.dim_education_level AS l ON l.duo_code = s.level_code
LEFT JOIN core.map_place_gemeente AS p ON p.place_key = model.place_key(s.place_name)
LEFT JOIN core.dim_training_field AS f ON f.field_kind = 'hoofdgroep' AND f.source_title = lower(s.hoofdgroep_name)
GROUP BY ALL
UNION ALL
SELECT 'duo_mbo_intake', 'intake', 'training', 'hoofdkantoor', i.gm_code, coalesce(f.field_code, 'hg000'),
       l.education_level, CASE WHEN s.pathway_code = 'BBL' THEN 'bbl' WHEN s.pathway_code LIKE 'BOL%' THEN 'bol' ELSE 'other' END,
       s.year, coalesce(sum(s.count_value) FILTER (NOT s.is_masked), 0), count(*) FILTER (s.is_masked),
       count(*) FILTER (s.count_value IS NULL AND NOT s.is_masked)
FROM stage.duo_mbo_intake AS s
JOIN core.dim_education_level AS l ON l.duo_code = s.level_code
LEFT JOIN core.map_institution_gemeente AS i ON i.institution_code = s.institution_code
LEFT JOIN core.dim_training_field AS f ON f.field_kind = 'hoofdgroep' AND f.source_title = lower(s.hoofdgroep_name)
GROUP BY ALL
UNION ALL
SELECT 'duo_hbo_intake', 'intake', 'training', 'lesplaats', t.gm_code, coalesce(f.field_code, 'ho-onbekend'), 'hbo', 'other',
       s.year, coalesce(sum(s.count_value) FILTER (NOT s.is_masked), 0), count(*) FILTER (s.is_masked),
       count(*) FILTER (s.count_value IS NULL AND NOT s.is_masked)
FROM stage.duo_hbo_intake AS s
LEFT JOIN core.map_gemeente_today AS t ON t.gm_code_old = s.gm_code
LEFT JOIN core.dim_training_field AS f ON f.field_kind = 'onderdeel' AND f.source_title = s.onderdeel_name
GROUP BY ALL
UNION ALL
SELECT 'duo_hbo_students', 'students', 'training', 'lesplaats', t.gm_code, coalesce(f.field_code, 'ho-onbekend'), 'hbo', 'other',
       s.year, coalesce(sum(s.count_value) FILTER (NOT s.is_masked), 0), count(*) FILTER (s.is_masked),
       count(*) FILTER (s.count_value IS NULL AND NOT s.is_masked)
FROM stage.duo_hbo_students AS s
LEFT JOIN core.map_gemeente_today AS t ON t.gm_code_old = s.gm_code
LEFT JOIN core.dim_training_field AS f ON f.field_kind = 'onderdeel' AND f.source_title = s.onderdeel_name
GROUP BY ALL
UNION ALL
SELECT 'duo_hbo_graduates', 'graduates', 'training', 'lesplaats', t.gm_code, coalesce(f.field_code, 'ho-onbekend'), 'hbo', 'other',
       s.year, coalesce(sum(s.count_value) FILTER (NOT s.is_masked), 0), count(*) FILTER (s.is_masked),
       count(*) FILTER (s.count_value IS NULL AND NOT s.is_masked)
FROM stage.duo_hbo_graduates AS s
LEFT JOIN core.map_gemeente_today AS t ON t.gm_code_old = s.gm_code
LEFT JOIN core.dim_training_field AS f ON f.field_kind = 'onderdeel' AND f.source_title = s.onderdeel_name
WHERE s.diploma_kind NOT LIKE '%propedeuse%'
GROUP BY ALL
UNION ALL
SELECT 'duo_hbo_students', 'students', 'training', 'lesplaats', nullif(s.region_code, 'NL01'), coalesce(f.field_code, 'ho-onbekend'),
       'hbo', 'other', s.year, s.students_known, s.masked_cells, s.unknown_cells
FROM stage.duo_hbo_students_region AS s
LEFT JOIN core.dim_training_field AS f ON f.field_kind = 'onderdeel' AND f.source_title = s.onderdeel_name;
