-- one row per row of CBS 86355NED: employees and hourly wage per occupation and year
-- source: cbs_86355ned
-- Renamed, trimmed and cast. A blank or a point is a figure that CBS does not give; other text stays beside the null it becomes,
-- for the source checks to see. The attribute says why there is no figure (Confidential, NotAvailable); it is null where the row came by v3.
CREATE OR REPLACE TABLE stage.brc_wage AS
SELECT
    trim(Beroep)                                                            AS cbs_occupation_code,
    trim(Perioden)                                                          AS period_code,
    nullif(nullif(trim(employees_x1000), ''), '.')                          AS employees_x1000_text,
    TRY_CAST(nullif(nullif(trim(employees_x1000), ''), '.') AS DOUBLE)      AS employees_x1000,
    trim(employees_x1000_attribute)                                         AS employees_x1000_attribute,
    nullif(nullif(trim(hourly_wage_p25_eur), ''), '.')                      AS hourly_wage_p25_eur_text,
    TRY_CAST(nullif(nullif(trim(hourly_wage_p25_eur), ''), '.') AS DOUBLE)  AS hourly_wage_p25_eur,
    trim(hourly_wage_p25_eur_attribute)                                     AS hourly_wage_p25_eur_attribute,
    nullif(nullif(trim(hourly_wage_p50_eur), ''), '.')                      AS hourly_wage_p50_eur_text,
    TRY_CAST(nullif(nullif(trim(hourly_wage_p50_eur), ''), '.') AS DOUBLE)  AS hourly_wage_p50_eur,
    trim(hourly_wage_p50_eur_attribute)                                     AS hourly_wage_p50_eur_attribute,
    nullif(nullif(trim(hourly_wage_p75_eur), ''), '.')                      AS hourly_wage_p75_eur_text,
    TRY_CAST(nullif(nullif(trim(hourly_wage_p75_eur), ''), '.') AS DOUBLE)  AS hourly_wage_p75_eur,
    trim(hourly_wage_p75_eur_attribute)                                     AS hourly_wage_p75_eur_attribute
FROM raw.cbs_86355ned;
