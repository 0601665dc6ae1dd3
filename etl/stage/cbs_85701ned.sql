-- one row per type of education x region x school year: students by where they live
-- source: cbs_85701ned
-- The year is that in which the school year begins.
CREATE OR REPLACE TABLE stage.cbs_85701ned AS
SELECT
    trim(l.title)    AS level_title,
    trim(r.RegioS)   AS region_code,
    trim(r.Perioden) AS period_code,
    TRY_CAST(regexp_extract(trim(r.Perioden), '^([0-9]{4})SJ00$', 1) AS INTEGER) AS year,
    trim(r.students) AS count_text,
    TRY_CAST(trim(r.students) AS DOUBLE) AS count_value
FROM raw.cbs_85701ned AS r
LEFT JOIN raw.cbs_85701ned_code AS l ON l.dimension = 'Onderwijssoort' AND trim(l.code) = trim(r.Onderwijssoort);
