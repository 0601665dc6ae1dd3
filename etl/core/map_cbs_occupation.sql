-- one row per source x key of CBS's dimension Beroep that has an occupation code
-- order: 12
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
SELECT source_id, code, model.brc_code(title), model.brc_name(title), CAST(length(model.brc_code(title)) AS INTEGER)
FROM entry
WHERE model.brc_code(title) IS NOT NULL;
