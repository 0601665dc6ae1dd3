-- one row per region of CBS 80794ned x benefit x month: persons, not adjusted for the season
-- CBS prints persons in tens: 1 240 is 1 235 up to 1 245. An unknown gemeente lies between 0 and what the known gemeenten of its provincie
-- leave of the provincie's own figure; where that is unknown too, or the gemeente was divided over provincies, the upper end is open.
CREATE TABLE core.fct_published_benefits (
    region_code   VARCHAR NOT NULL,
    benefit       VARCHAR NOT NULL CHECK (benefit IN ('ww', 'bijstand', 'ao')),
    period_code   VARCHAR NOT NULL,
    persons       DOUBLE CHECK (persons >= 0),
    persons_low   DOUBLE NOT NULL CHECK (persons_low >= 0),
    persons_high  DOUBLE CHECK (persons_high >= persons_low),
    PRIMARY KEY (region_code, benefit, period_code)
);
COMMENT ON TABLE core.fct_published_benefits IS 'One row per region as CBS 80794ned had it at the time x benefit x month: persons with their interval; null where CBS gives none';

INSERT INTO core.fct_published_benefits
WITH printed AS (
    SELECT region_code, 'ww' AS benefit, period_code, model.given(ww_persons, ww_persons_attribute) AS persons FROM stage.benefits
    UNION ALL
    SELECT region_code, 'bijstand', period_code, model.given(bijstand_persons, bijstand_persons_attribute) FROM stage.benefits
    UNION ALL
    SELECT region_code, 'ao', period_code, model.given(ao_persons, ao_persons_attribute) FROM stage.benefits
),
cell AS (
    SELECT p.region_code, p.benefit, p.period_code, p.persons
    FROM printed AS p
    JOIN core.dim_region AS r ON r.region_code = p.region_code AND r.region_type IN ('land', 'provincie')
    JOIN core.dim_period AS t ON t.source_id = 'cbs_80794ned' AND t.period_code = p.period_code AND t.period_type = 'month'
    UNION ALL
    SELECT g.gm_code, b.benefit, g.period_code, p.persons
    FROM core.dim_gemeente_month AS g
    CROSS JOIN (SELECT 'ww' AS benefit UNION ALL SELECT 'bijstand' UNION ALL SELECT 'ao') AS b
    LEFT JOIN printed AS p ON p.region_code = g.gm_code AND p.benefit = b.benefit AND p.period_code = g.period_code
    WHERE g.existed
),
lies_in AS (
    SELECT m.part_code AS gm_code, m.region_code AS provincie_code
    FROM core.map_gemeente_part AS m
    JOIN core.dim_region AS r ON r.region_code = m.region_code AND r.region_type = 'provincie'
    WHERE m.weight > 0.999999
),
gemeenten_low AS (
    SELECT l.provincie_code, c.benefit, c.period_code, sum(model.at_least_zero(c.persons - 5)) AS known_low
    FROM cell AS c
    JOIN lies_in AS l ON l.gm_code = c.region_code
    GROUP BY l.provincie_code, c.benefit, c.period_code
),
left_of_provincie AS (
    SELECT c.region_code AS provincie_code, c.benefit, c.period_code,
           model.at_least_zero(c.persons + 5 - coalesce(g.known_low, 0)) AS persons
    FROM cell AS c
    LEFT JOIN gemeenten_low AS g ON g.provincie_code = c.region_code AND g.benefit = c.benefit AND g.period_code = c.period_code
    WHERE c.region_code LIKE 'PV%'
)
SELECT c.region_code, c.benefit, c.period_code, c.persons, coalesce(model.at_least_zero(c.persons - 5), 0),
       coalesce(c.persons + 5, p.persons)
FROM cell AS c
LEFT JOIN lies_in AS l ON l.gm_code = c.region_code
LEFT JOIN left_of_provincie AS p
    ON p.provincie_code = l.provincie_code AND p.benefit = c.benefit AND p.period_code = c.period_code;
