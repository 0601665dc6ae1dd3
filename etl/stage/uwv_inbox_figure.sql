-- one row per figure of a file of UWV: region x occupation x period x kind, also where another file has it too
-- source: uwv_inbox
CREATE OR REPLACE TABLE stage.uwv_figure AS
SELECT part, kind,
       trim(region_code)                 AS region_code,
       trim(region_text)                 AS region_name,
       trim(occupation_code)             AS occupation_code,
       trim(occupation_text)             AS occupation_name,
       trim(occupation_slug)             AS occupation_slug,
       trim(period_code)                 AS period_code,
       TRY_CAST(period_end AS DATE)      AS period_end,
       TRY_CAST(value AS DOUBLE)         AS figure,
       TRY_CAST(value_low AS DOUBLE)     AS figure_low,
       TRY_CAST(value_high AS DOUBLE)    AS figure_high,
       trim(value_text)                  AS figure_text,
       lower(trim(class_text))           AS printed_class,
       sheet                             AS sheet_name,
       TRY_CAST(row_number AS INTEGER)   AS sheet_row
FROM raw.uwv_figure;
