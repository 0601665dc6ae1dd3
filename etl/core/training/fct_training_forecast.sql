-- one row per gemeente (or NL01) x level x pathway x year: students that DUO counted or expects, with what was masked
CREATE TABLE core.fct_training_forecast (
    region_code      VARCHAR NOT NULL,
    education_level  VARCHAR NOT NULL CHECK (education_level IN ('entree', 'mbo2', 'mbo3', 'mbo4', 'mbo')),
    pathway          VARCHAR NOT NULL CHECK (pathway IN ('bol', 'bbl', 'all')),
    year             INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2100),
    known_sum        DOUBLE NOT NULL CHECK (known_sum >= 0),
    masked_cells     BIGINT NOT NULL,
    unknown_cells    BIGINT NOT NULL,
    is_forecast      BOOLEAN NOT NULL,
    version          VARCHAR NOT NULL,
    PRIMARY KEY (region_code, education_level, pathway, year)
);
COMMENT ON TABLE core.fct_training_forecast IS 'One row per gemeente of the newest division (or NL01, from the file of the country) x level x pathway x year, by place of living; a gemeente without a row is unknown. What has no gemeente we know counts for the country only';

INSERT INTO core.fct_training_forecast
WITH cell AS (
    SELECT f.*, coalesce(l.education_level, 'mbo') AS education_level, coalesce(f.pathway_code, 'all') AS pathway
    FROM stage.duo_mbo_forecast AS f
    LEFT JOIN core.dim_education_level AS l ON l.duo_code = f.level_code
),
named AS (
    SELECT c.*, n.gm_code AS region_code, n.is_whole,
           count(*) OVER (PARTITION BY n.named_code, n.gm_code, c.education_level, c.pathway, c.year) > 1 AS is_double
    FROM cell AS c
    JOIN core.map_gemeente_name AS n ON n.name_key = model.place_key(c.gm_name)
    WHERE c.file_name <> 'leerweg_kwalificatieniveau'
),
-- What becomes of the students of a split gemeente is not known: an unknown cell for each heir. Nor is it known which of two
-- names of one gemeente is right (Den Haag, 's-Gravenhage), or whether they are to be added up.
placed AS (
    SELECT region_code, education_level, pathway, year, is_forecast, version,
           CASE WHEN is_usable AND NOT is_masked THEN count_value ELSE 0 END AS known,
           is_usable AND is_masked AS is_masked, NOT is_usable OR (count_value IS NULL AND NOT is_masked) AS is_unknown
    FROM (SELECT *, is_whole AND NOT is_double AS is_usable FROM named)
),
-- the file of the country has every level by pathway: it holds all sums
spread AS (
    SELECT * REPLACE (unnest([education_level, 'mbo']) AS education_level) FROM cell WHERE file_name = 'leerweg_kwalificatieniveau'
),
country AS (
    SELECT 'NL01' AS region_code, education_level, unnest([pathway, 'all']) AS pathway, year, is_forecast, version,
           CASE WHEN is_masked THEN 0 ELSE count_value END AS known, is_masked, count_value IS NULL AND NOT is_masked AS is_unknown
    FROM spread
),
-- a level or pathway that the file leaves out of a year would make its sum too low
complete AS (
    SELECT c.* FROM country AS c
    JOIN (SELECT year FROM country WHERE education_level = 'mbo' AND pathway = 'all' GROUP BY year HAVING count(*) = 8) AS y ON y.year = c.year
)
SELECT region_code, education_level, pathway, year, coalesce(sum(known), 0), count(*) FILTER (is_masked), count(*) FILTER (is_unknown),
       bool_or(is_forecast), string_agg(DISTINCT version, ', ' ORDER BY version)
FROM (SELECT * FROM placed UNION ALL BY NAME SELECT * FROM complete)
GROUP BY region_code, education_level, pathway, year;
