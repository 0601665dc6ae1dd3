-- one row per code a gemeente ever had
CREATE TABLE core.dim_gemeente_code (
    gm_code      VARCHAR PRIMARY KEY,
    begins_date  DATE,
    ends_date    DATE
);
COMMENT ON TABLE core.dim_gemeente_code IS 'One row per code a gemeente ever had: the first day it holds and the first day it no longer does; null is open';

INSERT INTO core.dim_gemeente_code
SELECT gm_code, begins_date, ends_date FROM stage.gemeente_code
UNION ALL
SELECT gm_code, NULL, NULL FROM stage.gemeente WHERE gm_code NOT IN (SELECT gm_code FROM stage.gemeente_code);
