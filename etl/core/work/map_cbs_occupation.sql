-- one row per source x key of CBS's dimension Beroep that has an occupation code
-- A title that reached us cut short ("Specialisten bedrijfsbeheer en ad...") gets its whole name from data/reference.
CREATE TABLE core.map_cbs_occupation (
    source_id            VARCHAR NOT NULL,
    cbs_occupation_code  VARCHAR NOT NULL,
    brc_code             VARCHAR NOT NULL,
    brc_name             VARCHAR NOT NULL,
    code_level           INTEGER NOT NULL CHECK (code_level BETWEEN 1 AND 4),
    PRIMARY KEY (source_id, cbs_occupation_code)
);
COMMENT ON TABLE core.map_cbs_occupation IS 'One row per source x key of the dimension Beroep: its BRC 2014 code, which stands in front of its title, and the number of digits of that code';

INSERT INTO core.map_cbs_occupation
WITH entry AS (
    SELECT 'cbs_86355ned' AS source_id, code, title FROM stage.brc_wage_code WHERE dimension = 'Beroep'
    UNION ALL
    SELECT 'cbs_85081ned', code, title FROM stage.new_vacancies_code WHERE dimension = 'Beroep'
    UNION ALL
    SELECT 'cbs_beroep_regio', code, title FROM stage.occupation_employed_code WHERE dimension = 'Beroep'
)
SELECT e.source_id, e.code, model.brc_code(e.title),
       CASE WHEN model.brc_name(e.title) LIKE '%...' THEN coalesce(n.brc_name, model.brc_name(e.title)) ELSE model.brc_name(e.title) END,
       CAST(length(model.brc_code(e.title)) AS INTEGER)
FROM entry AS e
LEFT JOIN raw.ref_occupation_names AS n ON n.brc_code = model.brc_code(e.title)
WHERE model.brc_code(e.title) IS NOT NULL;
