-- one row per sector x field x moment x school year (x sex, age, diploma): leavers of mbo with a job
-- source: cbs_85699ned
CREATE OR REPLACE TABLE stage.cbs_85699ned AS
SELECT
    trim(s.title) AS sex_title, trim(a.title) AS age_title, trim(d.title) AS diploma_title,
    trim(b.title) AS sector_title, trim(f.title) AS field_title, trim(m.title) AS moment_title,
    TRY_CAST(regexp_extract(trim(r.Perioden), '^([0-9]{4})', 1) AS INTEGER) AS year,
    trim(r.leavers) AS count_text,
    TRY_CAST(trim(r.leavers) AS DOUBLE) AS count_value
FROM raw.cbs_85699ned AS r
LEFT JOIN raw.cbs_85699ned_code AS s ON s.dimension = 'Geslacht' AND trim(s.code) = trim(r.Geslacht)
LEFT JOIN raw.cbs_85699ned_code AS a ON a.dimension = 'Leeftijd' AND trim(a.code) = trim(r.Leeftijd)
LEFT JOIN raw.cbs_85699ned_code AS d ON d.dimension = 'Diploma' AND trim(d.code) = trim(r.Diploma)
LEFT JOIN raw.cbs_85699ned_code AS b ON b.dimension = 'BedrijfstakkenBranchesSBI2008' AND trim(b.code) = trim(r.BedrijfstakkenBranchesSBI2008)
LEFT JOIN raw.cbs_85699ned_code AS f ON f.dimension = 'Studierichting' AND trim(f.code) = trim(r.Studierichting)
LEFT JOIN raw.cbs_85699ned_code AS m ON m.dimension = 'Peilmoment' AND trim(m.code) = trim(r.Peilmoment);
