-- one row per period x adjustment: labour force of the country
-- CBS 85224NED prints whole thousands of persons: 362 is 361 500 up to 362 500. A042501 are the figures as measured, A050903 those adjusted
-- for the season.
CREATE TABLE core.fct_labour_force (
    period_code             VARCHAR NOT NULL,
    is_seasonally_adjusted  BOOLEAN NOT NULL,
    labour_force            DOUBLE CHECK (labour_force >= 0),
    employed                DOUBLE CHECK (employed >= 0),
    unemployed              DOUBLE CHECK (unemployed >= 0),
    unemployed_low          DOUBLE CHECK (unemployed_low >= 0),
    unemployed_high         DOUBLE CHECK (unemployed_high >= unemployed_low),
    PRIMARY KEY (period_code, is_seasonally_adjusted)
);
COMMENT ON TABLE core.fct_labour_force IS 'One row per period x adjustment for the season: persons of 15 to 75 in the labour force, employed and unemployed (numbers, not thousands, each within 500 of what is printed)';

INSERT INTO core.fct_labour_force
WITH figure AS (
    SELECT period_code, adjustment_code = 'A050903' AS is_seasonally_adjusted,
           1000 * model.given(labour_force_x1000, labour_force_x1000_attribute)  AS labour_force,
           1000 * model.given(employed_x1000, employed_x1000_attribute)          AS employed,
           1000 * model.given(unemployed_x1000, unemployed_x1000_attribute)      AS unemployed
    FROM stage.labour_force
    WHERE adjustment_code IN ('A042501', 'A050903')
)
SELECT f.period_code, f.is_seasonally_adjusted, f.labour_force, f.employed, f.unemployed,
       model.at_least_zero(f.unemployed - 500), f.unemployed + 500
FROM figure AS f
JOIN core.dim_period AS t ON t.source_id = 'cbs_85224ned' AND t.period_code = f.period_code;
