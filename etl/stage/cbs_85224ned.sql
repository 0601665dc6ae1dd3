-- one row per row of CBS 85224NED: labour force of the country per quarter and year
-- source: cbs_85224ned
-- Renamed, trimmed and cast. A blank or a point is a figure that CBS does not give; other text stays beside the null it becomes,
-- for the source checks to see. The attribute says why there is no figure (Confidential, NotAvailable); it is null where the row came by v3.
CREATE OR REPLACE TABLE stage.labour_force AS
SELECT
    trim(SeizoenEnWerkdagcorrectie)                                        AS adjustment_code,
    trim(Perioden)                                                         AS period_code,
    nullif(nullif(trim(labour_force_x1000), ''), '.')                      AS labour_force_x1000_text,
    TRY_CAST(nullif(nullif(trim(labour_force_x1000), ''), '.') AS DOUBLE)  AS labour_force_x1000,
    trim(labour_force_x1000_attribute)                                     AS labour_force_x1000_attribute,
    nullif(nullif(trim(employed_x1000), ''), '.')                          AS employed_x1000_text,
    TRY_CAST(nullif(nullif(trim(employed_x1000), ''), '.') AS DOUBLE)      AS employed_x1000,
    trim(employed_x1000_attribute)                                         AS employed_x1000_attribute,
    nullif(nullif(trim(unemployed_x1000), ''), '.')                        AS unemployed_x1000_text,
    TRY_CAST(nullif(nullif(trim(unemployed_x1000), ''), '.') AS DOUBLE)    AS unemployed_x1000,
    trim(unemployed_x1000_attribute)                                       AS unemployed_x1000_attribute
FROM raw.cbs_85224ned;
