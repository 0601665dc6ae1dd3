-- facts of the routes: who works where, what work asks, and from where to where
-- order: 20
CREATE TABLE core.fct_staffing (
    sbi_code  VARCHAR NOT NULL,
    brc_code  VARCHAR NOT NULL,
    share     DOUBLE NOT NULL CHECK (share > 0 AND share <= 1),
    PRIMARY KEY (sbi_code, brc_code)
);
COMMENT ON TABLE core.fct_staffing IS 'One row per section x BRC group that works in it: estimated share of the section''s people (etl/model/staffing.py); adds up to 1';
INSERT INTO core.fct_staffing SELECT sbi_code, brc_code, CAST(share AS DOUBLE) FROM raw.route_staffing WHERE share > 0;

CREATE TABLE core.fct_occupation_skill (
    occupation_code  VARCHAR NOT NULL,
    skill_code       VARCHAR NOT NULL,
    importance       DOUBLE NOT NULL CHECK (importance > 0 AND importance <= 1),
    weight           DOUBLE NOT NULL CHECK (weight >= 0),
    PRIMARY KEY (occupation_code, skill_code)
);
COMMENT ON TABLE core.fct_occupation_skill IS 'One row per occupation x skill or skill group it asks: part of its ESCO occupations that do (essential 1, optional 0.5), and how telling the skill is (IDF over BRC groups, for ESCO over occupations)';
INSERT INTO core.fct_occupation_skill SELECT code, skill_code, CAST(value AS DOUBLE), CAST(weight AS DOUBLE) FROM raw.route_profile WHERE value > 0;

CREATE TABLE core.fct_crossover (
    origin_code       VARCHAR NOT NULL,
    destination_code  VARCHAR NOT NULL,
    code_type         VARCHAR NOT NULL CHECK (code_type IN ('brc', 'esco')),
    score             DOUBLE NOT NULL CHECK (score BETWEEN 0 AND 1),
    coverage          DOUBLE NOT NULL CHECK (coverage BETWEEN 0 AND 1),
    missing_weight    DOUBLE NOT NULL CHECK (missing_weight >= 0),
    PRIMARY KEY (origin_code, destination_code)
);
COMMENT ON TABLE core.fct_crossover IS 'One row per ordered pair of BRC groups with a profile, and per ESCO occupation and its 50 best destinations: nearness, coverage and missing weight (etl/model/crossover.py)';
INSERT INTO core.fct_crossover
SELECT origin_code, destination_code, code_type, CAST(score AS DOUBLE), CAST(coverage AS DOUBLE), CAST(missing_weight AS DOUBLE) FROM raw.route_pair;

CREATE TABLE core.occupation_wage (
    occupation_code  VARCHAR PRIMARY KEY,
    hourly_wage      DOUBLE CHECK (hourly_wage > 0),
    wage_code        VARCHAR,
    wage_basis       VARCHAR NOT NULL CHECK (wage_basis IN ('groep', 'segment', 'geen')),
    wage_year        INTEGER
);
COMMENT ON TABLE core.occupation_wage IS 'One row per occupation: median gross hourly wage in euro of its BRC group in the last year with wages, else of the segment (3 digits) around it, else none; wage_code is the code the wage is of';
INSERT INTO core.occupation_wage
WITH newest AS (
    SELECT code, year, hourly_wage_p50 FROM core.fct_wage
    WHERE code_type = 'brc' AND hourly_wage_p50 IS NOT NULL
      AND year = (SELECT max(year) FROM core.fct_wage WHERE code_type = 'brc' AND hourly_wage_p50 IS NOT NULL)
)
SELECT o.occupation_code, coalesce(g.hourly_wage_p50, s.hourly_wage_p50), coalesce(g.code, s.code),
       CASE WHEN g.code IS NOT NULL THEN 'groep' WHEN s.code IS NOT NULL THEN 'segment' ELSE 'geen' END, coalesce(g.year, s.year)
FROM core.dim_occupation AS o
LEFT JOIN newest AS g ON g.code = o.brc_code
LEFT JOIN newest AS s ON s.code = substr(o.brc_code, 1, 3);
