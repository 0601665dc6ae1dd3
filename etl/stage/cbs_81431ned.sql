-- one row per row of CBS 81431ned: jobs and mean hourly wage per sector and period
-- source: cbs_81431ned
-- Renamed, trimmed and cast. A blank or a point is a figure that CBS does not give; other text stays beside the null it becomes,
-- for the source checks to see. The attribute says why there is no figure (Confidential, NotAvailable); it is null where the row came by v3.
CREATE OR REPLACE TABLE stage.sector_wage AS
SELECT
    trim(BedrijfstakkenBranchesSBI2008)                                      AS cbs_sector_code,
    trim(Perioden)                                                           AS period_code,
    nullif(nullif(trim(jobs_x1000), ''), '.')                                AS jobs_x1000_text,
    TRY_CAST(nullif(nullif(trim(jobs_x1000), ''), '.') AS DOUBLE)            AS jobs_x1000,
    trim(jobs_x1000_attribute)                                               AS jobs_x1000_attribute,
    nullif(nullif(trim(mean_hourly_wage_eur), ''), '.')                      AS mean_hourly_wage_eur_text,
    TRY_CAST(nullif(nullif(trim(mean_hourly_wage_eur), ''), '.') AS DOUBLE)  AS mean_hourly_wage_eur,
    trim(mean_hourly_wage_eur_attribute)                                     AS mean_hourly_wage_eur_attribute
FROM raw.cbs_81431ned;
