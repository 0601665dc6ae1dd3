-- one row per region x age x month of CBS 85554NED: persons on WW, adjusted for the season, with CBS's own 95 % bounds
-- T001038 is men and women together; MW00000 the value, MOG0095 and MBG0095 its bounds. Bounds that CBS does not give are unknown: rounding
-- alone would be too narrow. The retired codes AM04, AM16 and AM31 and what could not be placed (AM99, PV99) are no regions.
CREATE TABLE core.fct_ww_by_age (
    region_code   VARCHAR NOT NULL,
    age_code      VARCHAR NOT NULL,
    age_name      VARCHAR NOT NULL,
    is_all_ages   BOOLEAN NOT NULL,
    period_code   VARCHAR NOT NULL,
    persons       DOUBLE CHECK (persons >= 0),
    persons_low   DOUBLE CHECK (persons_low >= 0),
    persons_high  DOUBLE CHECK (persons_high >= persons_low),
    PRIMARY KEY (region_code, age_code, period_code)
);
COMMENT ON TABLE core.fct_ww_by_age IS 'One row per region x age x month: persons on WW, adjusted for the season, with the 95 % bounds that CBS prints (null where it prints none)';

INSERT INTO core.fct_ww_by_age
WITH given AS (
    SELECT w.region_code, w.age_code, w.period_code, w.margin_code, model.given(w.persons, w.persons_attribute) AS persons
    FROM stage.ww_by_age AS w
    JOIN core.dim_region AS r ON r.region_code = w.region_code
    JOIN core.dim_period AS t ON t.source_id = 'cbs_85554ned' AND t.period_code = w.period_code AND t.period_type = 'month'
    WHERE w.sex_code = 'T001038'
),
age AS (
    SELECT code AS age_code, min(title) AS age_name FROM stage.ww_by_age_code WHERE dimension = 'Leeftijd' GROUP BY code
)
SELECT g.region_code, g.age_code, coalesce(a.age_name, g.age_code), g.age_code = '10000', g.period_code,
       max(CASE WHEN g.margin_code = 'MW00000' THEN g.persons END),
       max(CASE WHEN g.margin_code = 'MOG0095' THEN model.at_least_zero(g.persons) END),
       max(CASE WHEN g.margin_code = 'MBG0095' THEN g.persons END)
FROM given AS g
LEFT JOIN age AS a ON a.age_code = g.age_code
GROUP BY g.region_code, g.age_code, a.age_name, g.period_code;
