-- one row per row of CBS 83582NED as it came
-- source: cbs_83582ned
-- Renamed, trimmed and cast; text that does not fit stays beside the null it becomes, for the source checks to see.
CREATE OR REPLACE TABLE stage.sector_jobs AS
SELECT
    trim(BedrijfstakkenBranchesSBI2008)                              AS cbs_sector_code,
    trim(RegioS)                                                     AS region_code,
    left(trim(RegioS), 2)                                            AS region_prefix,
    trim(Perioden)                                                   AS period_code,
    TRY_CAST(regexp_extract(trim(Perioden), '^([0-9]{4})JJ00$', 1) AS INTEGER) AS year,
    trim(BanenVanWerknemersInDecember_1)                             AS jobs_x1000_text,
    TRY_CAST(trim(BanenVanWerknemersInDecember_1) AS DOUBLE)         AS jobs_x1000
FROM raw.cbs_83582ned;
