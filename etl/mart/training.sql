-- one row per region x kind of place x field x level x pathway x year
-- order: 60
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

-- one row per provider x region x gemeente x kind of place
CREATE TABLE mart.training_provider (
    provider_code  VARCHAR NOT NULL,
    provider_name  VARCHAR NOT NULL,
    region_code    VARCHAR NOT NULL,
    gemeente_code  VARCHAR NOT NULL,
    location_kind  VARCHAR NOT NULL,
    programmes     INTEGER,
    last_year      INTEGER,
    source_id      VARCHAR NOT NULL,
    PRIMARY KEY (source_id, provider_code, region_code, gemeente_code)
);
COMMENT ON TABLE mart.training_provider IS 'One row per source x provider x region it trains in x gemeente: how many programmes, and the last year with students (a code that ended has an earlier one). hoofdkantoor: only the head office is known. Codes of the offer (RIO) are other codes than those of institutions (BRIN); programmes is null where the file has none';
INSERT INTO mart.training_provider
WITH last_of AS (
    SELECT source_id, max(last_year) AS last_year FROM core.map_provider_programme GROUP BY source_id
)
SELECT p.provider_code, min(p.provider_name), r.region_code, p.gm_code, p.location_kind,
       -- programmes of the last year the provider itself has, so that those of long ago do not count
       CAST(nullif(count(DISTINCT p.crebo_code) FILTER (p.last_year IS NOT DISTINCT FROM m.last_year), 0) AS INTEGER),
       m.last_year, p.source_id
FROM core.map_provider_programme AS p
JOIN (SELECT source_id, provider_code, gm_code, max(last_year) AS last_year FROM core.map_provider_programme GROUP BY ALL) AS m
  ON m.source_id = p.source_id AND m.provider_code = p.provider_code AND m.gm_code = p.gm_code
JOIN (SELECT gm_code, unnest([arbeidsmarktregio_code, corop_code, provincie_code]) AS region_code FROM core.map_gemeente_region) AS r
  ON r.gm_code = p.gm_code
GROUP BY p.provider_code, r.region_code, p.gm_code, p.location_kind, m.last_year, p.source_id;

-- one row per provider x programme x gemeente
CREATE TABLE mart.provider_programme AS
SELECT source_id, provider_code, crebo_code, gm_code AS gemeente_code, min(location_kind) AS location_kind, max(last_year) AS last_year,
       coalesce(max_by(programme_name, last_year), min(programme_name)) AS programme_name
FROM core.map_provider_programme
WHERE crebo_code IS NOT NULL AND gm_code IS NOT NULL
GROUP BY source_id, provider_code, crebo_code, gm_code;
ALTER TABLE mart.provider_programme ADD PRIMARY KEY (source_id, provider_code, crebo_code, gemeente_code);
COMMENT ON TABLE mart.provider_programme IS 'One row per provider x programme x gemeente: what a provider trains for, with the last year it had students; of hbo crebo_code is the code of the programme. programme_name is as that file has it, of the last year; null where it has none (hbo: only the wide file has programmes)';

-- one row per place that could not be found
CREATE TABLE mart.training_unplaced AS
WITH intake AS (
    SELECT 'duo_mbo_intake' AS source_id, s.institution_code AS provider_code, s.institution_name AS provider_name,
           NULL AS place_name, NULL AS postcode, 1 AS row_count
    FROM stage.duo_mbo_intake AS s
    WHERE s.institution_code NOT IN (SELECT institution_code FROM core.map_institution_gemeente)
    UNION ALL
    SELECT 'duo_hbo_intake', s.institution_code, s.institution_name, s.gm_name, NULL, 1
    FROM stage.duo_hbo_intake AS s
    WHERE s.gm_code NOT IN (SELECT gm_code_old FROM core.map_gemeente_today)
)
SELECT source_id, provider_code, min(provider_name) AS provider_name, coalesce(place_name, '') AS place_name,
       coalesce(postcode, '') AS postcode, sum(row_count) AS row_count
FROM (SELECT source_id, provider_code, provider_name, place_name, postcode, row_count
      FROM core.map_provider_programme WHERE gm_code IS NULL
      UNION ALL SELECT * FROM intake)
GROUP BY source_id, provider_code, coalesce(place_name, ''), coalesce(postcode, '');
ALTER TABLE mart.training_unplaced ADD PRIMARY KEY (source_id, provider_code, place_name, postcode);
COMMENT ON TABLE mart.training_unplaced IS 'One row per provider x place that lies in no gemeente we know; its students count for the country and for no region';

-- one row per mbo programme
CREATE TABLE mart.programme AS
SELECT crebo_code, programme_name, education_level, domain_name AS domain, dossier_name AS dossier, is_current,
       field_code, is_qualification
FROM core.dim_programme;
ALTER TABLE mart.programme ADD PRIMARY KEY (crebo_code);
COMMENT ON TABLE mart.programme IS 'One row per mbo programme: from the offer, the counts of DUO and the bundled lists (2015, and a part of the register). education_level is null where no list tells it (only CompetentNL has the programme, or its level cannot be read). is_current: open for enrolment or with students in the last year; null where no list of today was fetched';

-- one row per programme x occupation it trains for
CREATE TABLE mart.programme_occupation AS
SELECT crebo_code, occupation_name FROM stage.duo_opleiding_beroep WHERE crebo_code <> '' AND occupation_name <> '';
ALTER TABLE mart.programme_occupation ADD PRIMARY KEY (crebo_code, occupation_name);
COMMENT ON TABLE mart.programme_occupation IS 'One row per programme x occupation it officially trains for, in the words of DUO; not where people go to work';

-- one row per programme on the path to a function in a branch
CREATE TABLE mart.development_path AS
SELECT DISTINCT branch_name, function_name, coalesce(specialisation_name, '') AS specialisation_name, programme_code,
       coalesce(pathway_code, '') AS pathway_code, has_slim_text, begins_text, ends_text
FROM stage.duo_ontwikkelpaden;
COMMENT ON TABLE mart.development_path IS 'One row per programme on the path to a function in a branch (sectorale ontwikkelpaden), as DUO writes it; whether the SLIM subsidy may pay for it';

-- one row per field x section
CREATE TABLE mart.field_sector AS
SELECT field_code, sbi_code, (share_low + share_high) / 2 AS share, source_id, share_low, share_high, reason
FROM core.map_field_sector;
ALTER TABLE mart.field_sector ADD PRIMARY KEY (field_code, sbi_code);
COMMENT ON TABLE mart.field_sector IS 'One row per field x section its graduates go to work in. source_id field_sector is our own estimate with a wide interval (data/reference/field_sector.csv); share is its middle, so use low and high';
