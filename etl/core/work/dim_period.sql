-- one row per source x period with rows
-- A period whose status is not known is provisional. Benefits start in 2010: of gemeenten that were abolished before, nobody knows here where
-- they went, so earlier months could not be summed.
CREATE TABLE core.dim_period (
    source_id       VARCHAR NOT NULL,
    period_code     VARCHAR NOT NULL,
    period_type     VARCHAR NOT NULL CHECK (period_type IN ('year', 'quarter', 'month')),
    period_end      DATE NOT NULL,
    year            INTEGER NOT NULL,
    is_provisional  BOOLEAN NOT NULL,
    PRIMARY KEY (source_id, period_code)
);
COMMENT ON TABLE core.dim_period IS 'One row per source x period: its kind, last day, and whether CBS says Definitief; an unknown status is provisional. Benefits (80794ned) from 2010';

INSERT INTO core.dim_period
WITH listed AS (
    SELECT 'cbs_83599ned' AS source_id, period_code FROM stage.vacancies
    UNION ALL
    SELECT 'cbs_85554ned', period_code FROM stage.ww_by_age
    UNION ALL
    SELECT 'cbs_80794ned', period_code FROM stage.benefits
    UNION ALL
    SELECT 'cbs_85224ned', period_code FROM stage.labour_force
    UNION ALL
    SELECT 'cbs_86355ned', period_code FROM stage.brc_wage
    UNION ALL
    SELECT 'cbs_85081ned', period_code FROM stage.new_vacancies
    UNION ALL
    SELECT 'cbs_beroep_regio', period_code FROM stage.occupation_employed
    UNION ALL
    SELECT 'cbs_81431ned', period_code FROM stage.sector_wage
),
described AS (
    SELECT 'cbs_83599ned' AS source_id, code AS period_code, status FROM stage.vacancies_code WHERE dimension = 'Perioden'
    UNION ALL
    SELECT 'cbs_85554ned', code, status FROM stage.ww_by_age_code WHERE dimension = 'Perioden'
    UNION ALL
    SELECT 'cbs_80794ned', code, status FROM stage.benefits_code WHERE dimension = 'Perioden'
    UNION ALL
    SELECT 'cbs_85224ned', code, status FROM stage.labour_force_code WHERE dimension = 'Perioden'
    UNION ALL
    SELECT 'cbs_86355ned', code, status FROM stage.brc_wage_code WHERE dimension = 'Perioden'
    UNION ALL
    SELECT 'cbs_85081ned', code, status FROM stage.new_vacancies_code WHERE dimension = 'Perioden'
    UNION ALL
    SELECT 'cbs_beroep_regio', code, status FROM stage.occupation_employed_code WHERE dimension = 'Perioden'
    UNION ALL
    SELECT 'cbs_81431ned', code, status FROM stage.sector_wage_code WHERE dimension = 'Perioden'
),
period AS (
    SELECT DISTINCT source_id, period_code FROM listed
)
SELECT p.source_id, p.period_code, model.period_type(p.period_code), model.period_end(p.period_code),
       model.period_year(p.period_code), model.is_provisional(min(d.status))
FROM period AS p
LEFT JOIN described AS d ON d.source_id = p.source_id AND d.period_code = p.period_code
WHERE model.period_type(p.period_code) IS NOT NULL
  AND (p.source_id <> 'cbs_80794ned' OR model.period_year(p.period_code) >= 2010)
GROUP BY p.source_id, p.period_code;
