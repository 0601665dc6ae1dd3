-- one row per region x kind of place x field x level x pathway x year
CREATE TABLE mart.training_capacity (
    region_code          VARCHAR NOT NULL,
    place_type           VARCHAR NOT NULL CHECK (place_type IN ('training', 'living')),
    field_code           VARCHAR NOT NULL,
    field_name           VARCHAR NOT NULL,
    field_kind           VARCHAR NOT NULL,
    education_level      VARCHAR NOT NULL CHECK (education_level IN ('entree', 'mbo2', 'mbo3', 'mbo4', 'mbo', 'hbo')),
    pathway              VARCHAR NOT NULL CHECK (pathway IN ('bol', 'bbl', 'all')),
    year                 INTEGER NOT NULL,
    students             DOUBLE,
    students_low         DOUBLE,
    students_high        DOUBLE,
    graduates            DOUBLE,
    graduates_low        DOUBLE,
    graduates_high       DOUBLE,
    location_kind        VARCHAR NOT NULL CHECK (location_kind IN ('hoofdkantoor', 'lesplaats', 'woonplaats')),
    students_source_id   VARCHAR,
    graduates_source_id  VARCHAR,
    intake               DOUBLE,
    intake_low           DOUBLE,
    intake_high          DOUBLE,
    intake_source_id     VARCHAR,
    PRIMARY KEY (region_code, place_type, field_code, education_level, pathway, year)
);
COMMENT ON TABLE mart.training_capacity IS 'One row per region x kind of place x field x level x pathway x year: students on 1 October, graduates, and intake: who of these students is new. New is in mbo who was not in this programme (beroepsopleiding) a year before, so who goes on or changes within mbo too; in hbo who is in higher education for the first time: do not add or compare the two. By place of living there is no intake. Intervals: DUO masks 1 to 4, CBS rounds to tens; a count is null where masking widens it by more than 5 %, high is null where a cell is unknown. field all, level mbo and pathway all are totals; kinds of field overlap: never add them up. Training in mbo stands at the head office of the school (location_kind). Graduates who go on studying are counted too. Until 2020 DUO counted otherwise. The year of graduates is that in which the school year ends';

INSERT INTO mart.training_capacity
WITH lies_in AS (
    SELECT gm_code AS part_code, unnest([gm_code, arbeidsmarktregio_code, corop_code, provincie_code, 'NL01']) AS region_code
    FROM core.map_gemeente_region
    UNION
    SELECT region_code, unnest([region_code, 'NL01']) FROM core.dim_region WHERE region_type = 'arbeidsmarktregio'
),
spread AS (
    SELECT p.source_id, p.measure, p.location_kind, p.part_code, p.year, p.known_sum, p.masked_cells, p.unknown_cells,
           unnest(CASE WHEN p.pathway = 'other' THEN ['all'] ELSE [p.pathway, 'all'] END) AS pathway,
           p.field_code, p.education_level
    FROM core.fct_training_place AS p
),
levels AS (
    SELECT * REPLACE (unnest(CASE WHEN education_level = 'hbo' THEN ['hbo'] ELSE [education_level, 'mbo'] END) AS education_level)
    FROM spread
),
fields AS (
    SELECT * REPLACE (unnest([field_code, 'all']) AS field_code) FROM levels
),
summed AS (
    -- what could not be placed counts for the country only
    SELECT coalesce(i.region_code, 'NL01') AS region_code, f.field_code, f.education_level, f.pathway, f.year, f.measure,
           f.location_kind, f.source_id, sum(f.known_sum) AS known_sum, sum(f.masked_cells) AS masked, sum(f.unknown_cells) AS unknown
    FROM fields AS f
    LEFT JOIN lies_in AS i ON i.part_code = f.part_code
    GROUP BY ALL
),
training AS (
    SELECT region_code, 'training' AS place_type, field_code, education_level, pathway, year, measure, location_kind, source_id,
           known_sum + 2.5 * masked AS middle, model.masked_low(known_sum, masked) AS low,
           model.masked_high(known_sum, masked, unknown) AS high, masked, unknown
    FROM summed
),
-- one table per question: without fields that of CBS with gemeenten, then the one with fields, then the bundled copy
living AS (
    SELECT region_code, 'living' AS place_type, field_code, education_level, pathway, year, measure,
           'woonplaats' AS location_kind, source_id, middle, count_low AS low,
           CASE WHEN unknown_cells = 0 THEN count_high END AS high, masked_cells AS masked, unknown_cells AS unknown
    FROM core.fct_training_living
    QUALIFY row_number() OVER (PARTITION BY region_code, field_code, education_level, pathway, year, measure
                               ORDER BY CASE WHEN source_id IN ('cbs_85701ned', 'cbs_85702ned') THEN 1
                                             WHEN source_id = 'mbo_country' THEN 3 ELSE 2 END) = 1
),
judged AS (
    SELECT *, model.count_figure(middle, low, high, masked, unknown) AS figure FROM training
    UNION ALL BY NAME
    SELECT *, model.count_figure(middle, low, high, masked, unknown) AS figure FROM living
)
SELECT j.region_code, j.place_type, j.field_code, f.field_name, f.field_kind, j.education_level, j.pathway, j.year,
       max(j.figure) FILTER (j.measure = 'students'), max(j.low) FILTER (j.measure = 'students'),
       max(j.high) FILTER (j.measure = 'students'),
       max(j.figure) FILTER (j.measure = 'graduates'), max(j.low) FILTER (j.measure = 'graduates'),
       max(j.high) FILTER (j.measure = 'graduates'),
       min(j.location_kind), max(j.source_id) FILTER (j.measure = 'students'),
       max(j.source_id) FILTER (j.measure = 'graduates'),
       max(j.figure) FILTER (j.measure = 'intake'), max(j.low) FILTER (j.measure = 'intake'),
       max(j.high) FILTER (j.measure = 'intake'), max(j.source_id) FILTER (j.measure = 'intake')
FROM judged AS j
JOIN core.dim_training_field AS f ON f.field_code = j.field_code
GROUP BY j.region_code, j.place_type, j.field_code, f.field_name, f.field_kind, j.education_level, j.pathway, j.year;
