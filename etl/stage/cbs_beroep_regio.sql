-- one row per row of CBS "Werkzame beroepsbevolking; beroep en regio's": employed persons per occupation, region and period
-- source: cbs_beroep_regio
-- Renamed, trimmed and cast. A blank or a point is a figure that CBS does not give; other text stays beside the null it becomes,
-- for the source checks to see. The attribute says why there is no figure (Confidential, NotAvailable); it is null where the row came by v3.
CREATE OR REPLACE TABLE stage.occupation_employed AS
SELECT
    trim(Beroep)                                                       AS cbs_occupation_code,
    trim(RegioS)                                                       AS region_code,
    left(trim(RegioS), 2)                                              AS region_prefix,
    trim(Perioden)                                                     AS period_code,
    nullif(nullif(trim(employed_x1000), ''), '.')                      AS employed_x1000_text,
    TRY_CAST(nullif(nullif(trim(employed_x1000), ''), '.') AS DOUBLE)  AS employed_x1000,
    trim(employed_x1000_attribute)                                     AS employed_x1000_attribute
FROM raw.cbs_beroep_regio;
