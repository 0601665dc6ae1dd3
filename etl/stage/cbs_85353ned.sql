-- one row per level x pathway x field x region x school year: students in mbo by where they live
-- source: cbs_85353ned
-- Codes were not all seen, so their titles come along. The year is that in which the school year begins, as DUO counts on 1 October.
CREATE OR REPLACE TABLE stage.cbs_85353ned AS
SELECT
    trim(l.title)    AS level_title,
    trim(p.title)    AS pathway_title,
    trim(f.title)    AS field_title,
    trim(r.RegioS)   AS region_code,
    trim(g.title)    AS region_title,
    trim(r.Perioden) AS period_code,
    TRY_CAST(regexp_extract(trim(r.Perioden), '^([0-9]{4})SJ00$', 1) AS INTEGER) AS year,
    trim(r.students) AS count_text,
    TRY_CAST(trim(r.students) AS DOUBLE) AS count_value
FROM raw.cbs_85353ned AS r
LEFT JOIN raw.cbs_85353ned_code AS l ON l.dimension = 'Niveau' AND trim(l.code) = trim(r.Niveau)
LEFT JOIN raw.cbs_85353ned_code AS p ON p.dimension = 'Leerweg' AND trim(p.code) = trim(r.Leerweg)
LEFT JOIN raw.cbs_85353ned_code AS f ON f.dimension = 'Studierichting' AND trim(f.code) = trim(r.Studierichting)
LEFT JOIN raw.cbs_85353ned_code AS g ON g.dimension = 'RegioS' AND trim(g.code) = trim(r.RegioS);
