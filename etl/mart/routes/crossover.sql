-- one row per route from occupation to occupation
CREATE TABLE mart.crossover (
    origin_code              VARCHAR NOT NULL,
    destination_code         VARCHAR NOT NULL,
    score                    DOUBLE NOT NULL CHECK (score BETWEEN 0 AND 1),
    coverage                 DOUBLE NOT NULL CHECK (coverage BETWEEN 0 AND 1),
    missing_weight           DOUBLE NOT NULL CHECK (missing_weight >= 0),
    wage_step_pct            DOUBLE,
    education_step           INTEGER CHECK (education_step BETWEEN -3 AND 3),
    code_type                VARCHAR NOT NULL CHECK (code_type IN ('brc', 'esco')),
    rank                     INTEGER NOT NULL CHECK (rank >= 1),
    origin_hourly_wage       DOUBLE,
    destination_hourly_wage  DOUBLE,
    wage_step_eur            DOUBLE,
    wage_basis               VARCHAR NOT NULL CHECK (wage_basis IN ('groep', 'segment', 'zelfde', 'geen')),
    PRIMARY KEY (origin_code, destination_code)
);
COMMENT ON TABLE mart.crossover IS 'One row per ordered pair of BRC groups with a skill profile (code_type brc), and per ESCO occupation and its 50 best destinations (esco). score ranks (higher is nearer, 0 to 1, the same both ways); coverage is the part of what the destination asks that the origin brings (0 to 1); missing_weight the IDF weight of the rest. wage_step in per cent and euro of the median hourly wage; wage_basis: groep (both groups have one), segment (at least one from its segment), zelfde (both from the same published figure: step unknown), geen (unknown). education_step in ISCO skill levels. A signal to talk about, not a verdict on a person';

INSERT INTO mart.crossover
WITH route AS (
    SELECT r.origin_code, r.destination_code, r.code_type, r.score, r.coverage, r.missing_weight,
           row_number() OVER (PARTITION BY r.origin_code ORDER BY r.score DESC, r.destination_code) AS rank,
           y.education_level - x.education_level AS education_step,
           o.hourly_wage AS origin_wage, d.hourly_wage AS destination_wage,
           -- one published wage on both sides cannot tell two occupations apart: the step is unknown then, not 0
           o.wage_code <> d.wage_code AS has_step,
           CASE WHEN o.wage_code IS NULL OR d.wage_code IS NULL THEN 'geen'
                WHEN o.wage_code = d.wage_code THEN 'zelfde'
                WHEN o.wage_basis = 'segment' OR d.wage_basis = 'segment' THEN 'segment'
                ELSE 'groep' END AS wage_basis
    FROM raw.route_pair AS r
    JOIN core.dim_occupation AS x ON x.occupation_code = r.origin_code
    JOIN core.dim_occupation AS y ON y.occupation_code = r.destination_code
    JOIN core.fct_occupation_wage AS o ON o.occupation_code = r.origin_code
    JOIN core.fct_occupation_wage AS d ON d.occupation_code = r.destination_code
)
SELECT origin_code, destination_code, score, coverage, missing_weight,
       CASE WHEN has_step THEN 100 * (destination_wage - origin_wage) / origin_wage END, education_step, code_type, rank,
       origin_wage, destination_wage, CASE WHEN has_step THEN destination_wage - origin_wage END, wage_basis
FROM route;
