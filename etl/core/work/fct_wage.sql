-- one row per occupation or sector x year: hourly wage, and employees or jobs
-- CBS 86355NED gives quartiles per occupation and employees in whole thousands: 38 is 37 500 up to 38 500. 81431ned gives the mean per
-- sector and jobs. A wage that CBS does not give is unknown; what stands in for it is for whoever uses it to say.
CREATE TABLE core.fct_wage (
    code_type         VARCHAR NOT NULL CHECK (code_type IN ('brc', 'sbi')),
    code              VARCHAR NOT NULL,
    code_name         VARCHAR NOT NULL,
    code_level        INTEGER CHECK (code_level BETWEEN 1 AND 4),
    year              INTEGER NOT NULL,
    hourly_wage_p25   DOUBLE CHECK (hourly_wage_p25 > 0),
    hourly_wage_p50   DOUBLE CHECK (hourly_wage_p50 > 0),
    hourly_wage_p75   DOUBLE CHECK (hourly_wage_p75 > 0),
    hourly_wage_mean  DOUBLE CHECK (hourly_wage_mean > 0),
    employees         DOUBLE CHECK (employees >= 0),
    employees_low     DOUBLE CHECK (employees_low >= 0),
    employees_high    DOUBLE CHECK (employees_high >= employees_low),
    jobs              DOUBLE CHECK (jobs >= 0),
    jobs_low          DOUBLE CHECK (jobs_low >= 0),
    jobs_high         DOUBLE CHECK (jobs_high >= jobs_low),
    is_provisional    BOOLEAN NOT NULL,
    source_id         VARCHAR NOT NULL,
    PRIMARY KEY (code_type, code, year)
);
COMMENT ON TABLE core.fct_wage IS 'One row per occupation (brc, code_level digits) or sector (sbi) x year: gross hourly wage in euro, and employees (brc) or jobs (sbi), numbers, with their interval';

INSERT INTO core.fct_wage
WITH occupation AS (
    SELECT m.brc_code, m.brc_name, m.code_level, t.year, t.is_provisional,
           model.given(w.hourly_wage_p25_eur, w.hourly_wage_p25_eur_attribute)  AS p25,
           model.given(w.hourly_wage_p50_eur, w.hourly_wage_p50_eur_attribute)  AS p50,
           model.given(w.hourly_wage_p75_eur, w.hourly_wage_p75_eur_attribute)  AS p75,
           1000 * model.given(w.employees_x1000, w.employees_x1000_attribute)   AS employees
    FROM stage.brc_wage AS w
    JOIN core.map_cbs_occupation AS m ON m.source_id = 'cbs_86355ned' AND m.cbs_occupation_code = w.cbs_occupation_code
    JOIN core.dim_period AS t ON t.source_id = 'cbs_86355ned' AND t.period_code = w.period_code AND t.period_type = 'year'
),
margin AS (
    SELECT model.thousands_half_width(coalesce(bool_or(jobs_x1000 <> round(jobs_x1000)), FALSE)) AS jobs_half FROM stage.sector_wage
),
sector AS (
    SELECT d.sbi_code, d.sector_name, t.year, t.is_provisional, g.jobs_half,
           model.given(w.mean_hourly_wage_eur, w.mean_hourly_wage_eur_attribute)      AS mean_wage,
           round(1000 * model.given(w.jobs_x1000, w.jobs_x1000_attribute))            AS jobs
    FROM stage.sector_wage AS w
    JOIN core.map_cbs_sector AS m ON m.cbs_sector_code = w.cbs_sector_code AND m.is_used
    JOIN core.dim_sector AS d ON d.sbi_code = m.sbi_code
    JOIN core.dim_period AS t ON t.source_id = 'cbs_81431ned' AND t.period_code = w.period_code AND t.period_type = 'year'
    CROSS JOIN margin AS g
)
SELECT 'brc', brc_code, brc_name, code_level, year, p25, p50, p75, NULL,
       employees, model.at_least_zero(employees - 500), employees + 500, NULL, NULL, NULL, is_provisional, 'cbs_86355ned'
FROM occupation
UNION ALL
SELECT 'sbi', sbi_code, sector_name, NULL, year, NULL, NULL, NULL, mean_wage,
       NULL, NULL, NULL, jobs, model.at_least_zero(jobs - jobs_half), jobs + jobs_half, is_provisional, 'cbs_81431ned'
FROM sector;
