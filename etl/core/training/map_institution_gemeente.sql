-- one row per mbo institution whose head office lies in one gemeente that we know
-- The files of intake have no place: that of the institution's code, as the students' file and else the list of addresses has it
CREATE TABLE core.map_institution_gemeente (
    institution_code  VARCHAR PRIMARY KEY,
    gm_code           VARCHAR NOT NULL,
    route             VARCHAR NOT NULL CHECK (route IN ('students', 'address'))
);
COMMENT ON TABLE core.map_institution_gemeente IS 'One row per mbo institution whose head office lies in one gemeente that we know';

INSERT INTO core.map_institution_gemeente
WITH found AS (
    SELECT s.institution_code, p.gm_code, 'students' AS route, 1 AS priority
    FROM stage.duo_mbo_students AS s
    LEFT JOIN core.map_place_gemeente AS p ON p.place_key = model.place_key(s.place_name)
    UNION ALL
    SELECT a.institution_code, t.gm_code, 'address', 2
    FROM stage.duo_mbo_addresses AS a
    LEFT JOIN core.map_gemeente_today AS t ON t.gm_code_old = a.gm_code
),
single AS (
    -- two places, or one of two that was not found: which one the new students count for is not known
    SELECT institution_code, min(gm_code) AS gm_code, route, priority
    FROM found WHERE coalesce(institution_code, '') <> ''
    GROUP BY ALL HAVING count(DISTINCT gm_code) = 1 AND bool_and(gm_code IS NOT NULL)
)
SELECT institution_code, gm_code, route FROM single
QUALIFY row_number() OVER (PARTITION BY institution_code ORDER BY priority) = 1;
