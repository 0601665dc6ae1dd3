-- one row per occupation x sector x period: new vacancies in the country
-- CBS 85081NED in thousands; with a decimal anywhere in the table they are hundreds (within 50), else whole thousands (within 500).
CREATE TABLE core.fct_new_vacancies (
    brc_code            VARCHAR NOT NULL,
    sbi_code            VARCHAR NOT NULL,
    period_code         VARCHAR NOT NULL,
    new_vacancies       DOUBLE CHECK (new_vacancies >= 0),
    new_vacancies_low   DOUBLE NOT NULL CHECK (new_vacancies_low >= 0),
    new_vacancies_high  DOUBLE CHECK (new_vacancies_high >= new_vacancies_low),
    PRIMARY KEY (brc_code, sbi_code, period_code)
);
COMMENT ON TABLE core.fct_new_vacancies IS 'One row per occupation (BRC 2014) x sector x period: vacancies that came up in that period, numbers; null where CBS gives none, then anything from 0';

INSERT INTO core.fct_new_vacancies
WITH margin AS (
    SELECT model.thousands_half_width(coalesce(bool_or(new_vacancies_x1000 <> round(new_vacancies_x1000)), FALSE)) AS half
    FROM stage.new_vacancies
),
figure AS (
    SELECT o.brc_code, m.sbi_code, v.period_code,
           round(1000 * model.given(v.new_vacancies_x1000, v.new_vacancies_x1000_attribute)) AS new_vacancies
    FROM stage.new_vacancies AS v
    JOIN core.map_cbs_occupation AS o ON o.source_id = 'cbs_85081ned' AND o.cbs_occupation_code = v.cbs_occupation_code
    JOIN core.map_cbs_sector AS m ON m.cbs_sector_code = v.cbs_sector_code AND m.is_used
    JOIN core.dim_period AS t ON t.source_id = 'cbs_85081ned' AND t.period_code = v.period_code
)
SELECT f.brc_code, f.sbi_code, f.period_code, f.new_vacancies,
       coalesce(model.at_least_zero(f.new_vacancies - g.half), 0), f.new_vacancies + g.half
FROM figure AS f
CROSS JOIN margin AS g;
