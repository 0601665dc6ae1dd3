-- one row per sectorkamer x sector a year before x school year (x sex, age, level, pathway): entrants in mbo
-- source: cbs_85574ned
CREATE OR REPLACE TABLE stage.cbs_85574ned AS
SELECT
    trim(s.title) AS sex_title, trim(a.title) AS age_title, trim(l.title) AS level_title, trim(p.title) AS pathway_title,
    trim(k.title) AS sectorkamer_title, trim(b.title) AS sector_title,
    TRY_CAST(regexp_extract(trim(r.Perioden), '^([0-9]{4})', 1) AS INTEGER) AS year,
    trim(r.entrants) AS count_text,
    TRY_CAST(trim(r.entrants) AS DOUBLE) AS count_value
FROM raw.cbs_85574ned AS r
LEFT JOIN raw.cbs_85574ned_code AS s ON s.dimension = 'Geslacht' AND trim(s.code) = trim(r.Geslacht)
LEFT JOIN raw.cbs_85574ned_code AS a ON a.dimension = 'Leeftijd' AND trim(a.code) = trim(r.Leeftijd)
LEFT JOIN raw.cbs_85574ned_code AS l ON l.dimension = 'Niveau' AND trim(l.code) = trim(r.Niveau)
LEFT JOIN raw.cbs_85574ned_code AS p ON p.dimension = 'Leerweg' AND trim(p.code) = trim(r.Leerweg)
LEFT JOIN raw.cbs_85574ned_code AS k ON k.dimension = 'Sectorkamer' AND trim(k.code) = trim(r.Sectorkamer)
LEFT JOIN raw.cbs_85574ned_code AS b ON b.dimension = 'BedrijfstakkenBranchesSBI2008' AND trim(b.code) = trim(r.BedrijfstakkenBranchesSBI2008);
