-- one row per region x level x pathway x year: students of mbo who live there, counted or expected by DUO
CREATE TABLE mart.training_forecast (
    region_code      VARCHAR NOT NULL,
    place_type       VARCHAR NOT NULL CHECK (place_type IN ('training', 'living')),
    education_level  VARCHAR NOT NULL CHECK (education_level IN ('entree', 'mbo2', 'mbo3', 'mbo4', 'mbo')),
    pathway          VARCHAR NOT NULL CHECK (pathway IN ('bol', 'bbl', 'all')),
    year             INTEGER NOT NULL,
    students         DOUBLE,
    students_low     DOUBLE NOT NULL,
    students_high    DOUBLE,
    is_forecast      BOOLEAN NOT NULL,
    version          VARCHAR NOT NULL,
    location_kind    VARCHAR NOT NULL CHECK (location_kind IN ('hoofdkantoor', 'lesplaats', 'woonplaats')),
    source_id        VARCHAR NOT NULL,
    PRIMARY KEY (region_code, place_type, education_level, pathway, year)
);
COMMENT ON TABLE mart.training_forecast IS 'One row per region x level x pathway x year: students of mbo on 1 October, counted by DUO (is_forecast false) or expected. By gemeente, which we take for where the student lives (living): DUO does not tell, but its files name every gemeente, also those without a school. So never compare it with students by place of training. Regions are sums of gemeenten in our division; only the country has level x pathway. The interval holds masked cells only, not the uncertainty of the forecast, which DUO does not give; high is null where a gemeente is unknown. Counted years leave out who does examinations only. version: 1 is the publication of February or March, 2 that of April or May';

INSERT INTO mart.training_forecast
WITH lies_in AS (
    SELECT gm_code, unnest([gm_code, arbeidsmarktregio_code, corop_code, provincie_code]) AS region_code FROM core.map_gemeente_region
),
asked AS (
    SELECT education_level, pathway, year, bool_or(is_forecast) AS is_forecast, string_agg(DISTINCT version, ', ' ORDER BY version) AS version
    FROM core.fct_training_forecast WHERE region_code <> 'NL01' GROUP BY ALL
),
summed AS (
    SELECT i.region_code, a.education_level, a.pathway, a.year, a.is_forecast, a.version, coalesce(sum(f.known_sum), 0) AS known_sum,
           coalesce(sum(f.masked_cells), 0) AS masked,
           -- a gemeente that the file leaves out is unknown, or the region would seem smaller than it is
           coalesce(sum(f.unknown_cells), 0) + count(*) FILTER (f.region_code IS NULL) AS unknown
    FROM asked AS a
    CROSS JOIN lies_in AS i
    LEFT JOIN core.fct_training_forecast AS f
      ON f.region_code = i.gm_code AND f.education_level = a.education_level AND f.pathway = a.pathway AND f.year = a.year
    GROUP BY i.region_code, a.education_level, a.pathway, a.year, a.is_forecast, a.version
    HAVING count(f.region_code) > 0
    UNION ALL
    SELECT region_code, education_level, pathway, year, is_forecast, version, known_sum, masked_cells, unknown_cells
    FROM core.fct_training_forecast WHERE region_code = 'NL01'
),
bounded AS (
    SELECT *, model.masked_low(known_sum, masked) AS low, model.masked_high(known_sum, masked, unknown) AS high FROM summed
)
SELECT region_code, 'living', education_level, pathway, year, model.count_figure(known_sum + 2.5 * masked, low, high, masked, unknown),
       low, high, is_forecast, version, 'woonplaats', 'duo_mbo_forecast'
FROM bounded;
