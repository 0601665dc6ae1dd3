-- one row per row of CBS 85081NED: new vacancies per occupation, sector and period
-- source: cbs_85081ned
-- Renamed, trimmed and cast. A blank or a point is a figure that CBS does not give; other text stays beside the null it becomes,
-- for the source checks to see. The attribute says why there is no figure (Confidential, NotAvailable); it is null where the row came by v3.
CREATE OR REPLACE TABLE stage.new_vacancies AS
SELECT
    trim(Beroep)                                                            AS cbs_occupation_code,
    trim(BedrijfstakkenBranchesSBI2008)                                     AS cbs_sector_code,
    trim(Perioden)                                                          AS period_code,
    nullif(nullif(trim(new_vacancies_x1000), ''), '.')                      AS new_vacancies_x1000_text,
    TRY_CAST(nullif(nullif(trim(new_vacancies_x1000), ''), '.') AS DOUBLE)  AS new_vacancies_x1000,
    trim(new_vacancies_x1000_attribute)                                     AS new_vacancies_x1000_attribute
FROM raw.cbs_85081ned;
