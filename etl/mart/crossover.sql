-- one row per route from occupation to occupation
-- order: 61
CREATE TABLE mart.crossover AS
SELECT f.origin_code, f.destination_code, f.score, f.coverage, f.missing_weight,
       -- the same published wage on both sides cannot tell two occupations apart: no step is unknown then, not 0
       CASE WHEN o.wage_code <> d.wage_code THEN 100 * (d.hourly_wage - o.hourly_wage) / o.hourly_wage END AS wage_step_pct,
       y.education_level - x.education_level AS education_step,
       f.code_type,
       CAST(row_number() OVER (PARTITION BY f.origin_code ORDER BY f.score DESC, f.destination_code) AS INTEGER) AS rank,
       o.hourly_wage AS origin_hourly_wage, d.hourly_wage AS destination_hourly_wage,
       CASE WHEN o.wage_code <> d.wage_code THEN d.hourly_wage - o.hourly_wage END AS wage_step_eur,
       CASE WHEN o.wage_code IS NULL OR d.wage_code IS NULL THEN 'geen'
            WHEN o.wage_code = d.wage_code THEN 'zelfde'
            WHEN o.wage_basis = 'segment' OR d.wage_basis = 'segment' THEN 'segment'
            ELSE 'groep' END AS wage_basis
FROM core.fct_crossover AS f
JOIN core.dim_occupation AS x ON x.occupation_code = f.origin_code
JOIN core.dim_occupation AS y ON y.occupation_code = f.destination_code
JOIN core.occupation_wage AS o ON o.occupation_code = f.origin_code
JOIN core.occupation_wage AS d ON d.occupation_code = f.destination_code;
ALTER TABLE mart.crossover ADD PRIMARY KEY (origin_code, destination_code);
ALTER TABLE mart.crossover ALTER wage_basis SET NOT NULL;
COMMENT ON TABLE mart.crossover IS 'One row per ordered pair of BRC groups with a skill profile (code_type brc), and per ESCO occupation and its 50 best destinations (esco). score ranks (higher is nearer, 0 to 1, the same both ways); coverage is the part of what the destination asks that the origin brings (0 to 1); missing_weight the IDF weight of the rest. wage_step in per cent and euro of the median hourly wage; wage_basis: groep (both groups have one), segment (at least one from its segment), zelfde (both from the same published figure: step unknown), geen (unknown). education_step in ISCO skill levels. A signal to talk about, not a verdict on a person';

CREATE TABLE mart.crossover_skill AS
SELECT g.origin_code, g.destination_code, g.skill_code, CAST(g.has_skill AS BOOLEAN) AS has_skill, CAST(g.weight AS DOUBLE) AS weight,
       CAST(g.missing_weight AS DOUBLE) AS missing_weight, CAST(g.asked AS DOUBLE) AS asked, CAST(g.brought AS DOUBLE) AS brought,
       CAST(g.rank AS INTEGER) AS rank
FROM raw.route_gap AS g;
ALTER TABLE mart.crossover_skill ADD PRIMARY KEY (origin_code, destination_code, skill_code);
ALTER TABLE mart.crossover_skill ALTER has_skill SET NOT NULL;
COMMENT ON TABLE mart.crossover_skill IS 'One row per ordered pair of BRC groups x skill group of level 2 that the destination asks: the 10 heaviest that are missing (has_skill false, by missing_weight) and the 10 heaviest that are there (by weight). asked and brought: part of the occupations of either group that ask it; has_skill: brought is at least half of asked; weight: IDF x asked; rank within pair and has_skill. Any other pair through mart.skills_between';

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
