-- one row per row of CBS 85554NED: persons on WW, seasonally adjusted, value or bound by margin_code
-- source: cbs_85554ned
-- Renamed, trimmed and cast. A blank or a point is a figure that CBS does not give; other text stays beside the null it becomes,
-- for the source checks to see. The attribute says why there is no figure (Confidential, NotAvailable); it is null where the row came by v3.
CREATE OR REPLACE TABLE stage.ww_by_age AS
SELECT
    trim(Geslacht)                                              AS sex_code,
    trim(Leeftijd)                                              AS age_code,
    trim(Marges)                                                AS margin_code,
    trim(RegioS)                                                AS region_code,
    left(trim(RegioS), 2)                                       AS region_prefix,
    trim(Perioden)                                              AS period_code,
    nullif(nullif(trim(persons), ''), '.')                      AS persons_text,
    TRY_CAST(nullif(nullif(trim(persons), ''), '.') AS DOUBLE)  AS persons,
    trim(persons_attribute)                                     AS persons_attribute
FROM raw.cbs_85554ned;
