-- one row per region x occupation x period: employed persons who live there
-- CBS "Werkzame beroepsbevolking; beroep en regio's" in thousands; with a decimal anywhere they are hundreds (within 50), else whole
-- thousands (within 500). Region keys that are no region of the newest division are left out; a check names them.
CREATE TABLE core.fct_occupation_employed (
    region_code    VARCHAR NOT NULL,
    brc_code       VARCHAR NOT NULL,
    period_code    VARCHAR NOT NULL,
    employed       DOUBLE CHECK (employed >= 0),
    employed_low   DOUBLE NOT NULL CHECK (employed_low >= 0),
    employed_high  DOUBLE CHECK (employed_high >= employed_low),
    PRIMARY KEY (region_code, brc_code, period_code)
);
COMMENT ON TABLE core.fct_occupation_employed IS 'One row per region x occupation (BRC 2014) x period: employed persons by where they live, numbers; null where CBS gives none, then anything from 0';

INSERT INTO core.fct_occupation_employed
WITH margin AS (
    SELECT model.thousands_half_width(coalesce(bool_or(employed_x1000 <> round(employed_x1000)), FALSE)) AS half
    FROM stage.occupation_employed
),
figure AS (
    SELECT r.region_code, o.brc_code, e.period_code,
           round(1000 * model.given(e.employed_x1000, e.employed_x1000_attribute)) AS employed
    FROM stage.occupation_employed AS e
    JOIN core.dim_region AS r ON r.region_code = e.region_code
    JOIN core.map_cbs_occupation AS o ON o.source_id = 'cbs_beroep_regio' AND o.cbs_occupation_code = e.cbs_occupation_code
    JOIN core.dim_period AS t ON t.source_id = 'cbs_beroep_regio' AND t.period_code = e.period_code
)
SELECT f.region_code, f.brc_code, f.period_code, f.employed,
       coalesce(model.at_least_zero(f.employed - g.half), 0), f.employed + g.half
FROM figure AS f
CROSS JOIN margin AS g;
