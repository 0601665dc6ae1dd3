-- one row per route from occupation to occupation
-- order: 61
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
    JOIN core.occupation_wage AS o ON o.occupation_code = r.origin_code
    JOIN core.occupation_wage AS d ON d.occupation_code = r.destination_code
)
SELECT origin_code, destination_code, score, coverage, missing_weight,
       CASE WHEN has_step THEN 100 * (destination_wage - origin_wage) / origin_wage END, education_step, code_type, rank,
       origin_wage, destination_wage, CASE WHEN has_step THEN destination_wage - origin_wage END, wage_basis
FROM route;

CREATE TABLE mart.crossover_skill (
    origin_code       VARCHAR NOT NULL,
    destination_code  VARCHAR NOT NULL,
    skill_code        VARCHAR NOT NULL,
    has_skill         BOOLEAN NOT NULL,
    weight            DOUBLE NOT NULL CHECK (weight > 0),
    missing_weight    DOUBLE NOT NULL CHECK (missing_weight >= 0),
    asked             DOUBLE NOT NULL CHECK (asked > 0 AND asked <= 1),
    brought           DOUBLE NOT NULL CHECK (brought BETWEEN 0 AND 1),
    rank              INTEGER NOT NULL CHECK (rank >= 1)
);
COMMENT ON TABLE mart.crossover_skill IS 'One row per ordered pair of BRC groups x skill group of level 2 that the destination asks: the heaviest six that are missing (has_skill false, by missing_weight) and the heaviest four that are there (by weight). asked and brought: part of the occupations of either group that ask it; has_skill: brought is at least half of asked; weight: IDF x asked; rank within pair and has_skill. Any other pair, and all skills, through mart.skills_between. Unique, held by a check: the index would be four times the table';
INSERT INTO mart.crossover_skill
SELECT origin_code, destination_code, skill_code, CAST(has_skill AS BOOLEAN), weight, missing_weight, asked, brought, rank
FROM raw.route_gap
ORDER BY origin_code, destination_code, has_skill, rank;

-- parameters shadow columns of the same name, so this stays a thin wrapper
CREATE MACRO mart.skills_between(origin, destination, level) AS TABLE
SELECT d.skill_code, coalesce(o.importance, 0) >= d.importance / 2 AS has_skill, d.importance * d.weight AS weight,
       d.weight * greatest(0, d.importance - coalesce(o.importance, 0)) AS missing_weight, d.importance AS asked, coalesce(o.importance, 0) AS brought
FROM mart.occupation_skill AS d
LEFT JOIN mart.occupation_skill AS o ON o.occupation_code = origin AND o.skill_code = d.skill_code
WHERE d.occupation_code = destination AND d.skill_level = level AND d.weight > 0;

CREATE TABLE mart.crossover_validation AS
SELECT target, level, CAST(pairs AS INTEGER) AS pairs, CAST(auc_all AS DOUBLE) AS auc_all, CAST(auc_cross_class AS DOUBLE) AS auc_cross_class,
       CAST(precision_at_10 AS DOUBLE) AS precision_at_10, measure AS baseline, CAST(is_shipped AS BOOLEAN) AS is_shipped
FROM raw.route_validation;
ALTER TABLE mart.crossover_validation ADD PRIMARY KEY (target, level, baseline);
ALTER TABLE mart.crossover_validation ALTER is_shipped SET NOT NULL;
COMMENT ON TABLE mart.crossover_validation IS 'One row per judged set (target) x measure (baseline; shipped is what mart.crossover has as score) x level it is computed on (brc, or esco occupations put together): number of judged pairs, AUC over all pairs and over pairs across BRC classes, precision at 10. Computed when the bundled extract was made, on ESCO 1.1.1. Source of the judgements: O*NET, CC BY 4.0';
