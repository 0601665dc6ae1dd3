-- one row per occupation: the hourly wage that stands for it, and of which code that is
-- A group without a wage of its own takes that of the segment around it, and says so.
CREATE TABLE core.fct_occupation_wage (
    occupation_code  VARCHAR PRIMARY KEY,
    hourly_wage      DOUBLE CHECK (hourly_wage > 0),
    wage_code        VARCHAR,
    wage_basis       VARCHAR NOT NULL CHECK (wage_basis IN ('groep', 'segment', 'geen')),
    wage_year        INTEGER
);
COMMENT ON TABLE core.fct_occupation_wage IS 'One row per occupation: median gross hourly wage in euro of its BRC group in the last year with wages, else of the segment (3 digits) around it, else none; wage_code is the code the wage is of';

INSERT INTO core.fct_occupation_wage
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
