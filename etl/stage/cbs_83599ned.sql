-- one row per row of CBS 83599NED: open vacancies per sector, region and quarter
-- source: cbs_83599ned
-- Renamed, trimmed and cast. A blank or a point is a figure that CBS does not give; other text stays beside the null it becomes,
-- for the source checks to see. The attribute says why there is no figure (Confidential, NotAvailable); it is null where the row came by v3.
CREATE OR REPLACE TABLE stage.vacancies AS
SELECT
    trim(BedrijfstakkenBranchesSBI2008)                                 AS cbs_sector_code,
    trim(RegioS)                                                        AS region_code,
    left(trim(RegioS), 2)                                               AS region_prefix,
    trim(Perioden)                                                      AS period_code,
    nullif(nullif(trim(vacancies_x1000), ''), '.')                      AS vacancies_x1000_text,
    TRY_CAST(nullif(nullif(trim(vacancies_x1000), ''), '.') AS DOUBLE)  AS vacancies_x1000,
    trim(vacancies_x1000_attribute)                                     AS vacancies_x1000_attribute
FROM raw.cbs_83599ned;
