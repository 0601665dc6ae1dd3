-- one row per row of CBS 80794ned: persons on three benefits per region and month
-- source: cbs_80794ned
-- Renamed, trimmed and cast. A blank or a point is a figure that CBS does not give; other text stays beside the null it becomes,
-- for the source checks to see. The attribute says why there is no figure (Confidential, NotAvailable); it is null where the row came by v3.
CREATE OR REPLACE TABLE stage.benefits AS
SELECT
    trim(RegioS)                                                         AS region_code,
    left(trim(RegioS), 2)                                                AS region_prefix,
    trim(Perioden)                                                       AS period_code,
    nullif(nullif(trim(ww_persons), ''), '.')                            AS ww_persons_text,
    TRY_CAST(nullif(nullif(trim(ww_persons), ''), '.') AS DOUBLE)        AS ww_persons,
    trim(ww_persons_attribute)                                           AS ww_persons_attribute,
    nullif(nullif(trim(bijstand_persons), ''), '.')                      AS bijstand_persons_text,
    TRY_CAST(nullif(nullif(trim(bijstand_persons), ''), '.') AS DOUBLE)  AS bijstand_persons,
    trim(bijstand_persons_attribute)                                     AS bijstand_persons_attribute,
    nullif(nullif(trim(ao_persons), ''), '.')                            AS ao_persons_text,
    TRY_CAST(nullif(nullif(trim(ao_persons), ''), '.') AS DOUBLE)        AS ao_persons,
    trim(ao_persons_attribute)                                           AS ao_persons_attribute
FROM raw.cbs_80794ned;
