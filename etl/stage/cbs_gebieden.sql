-- one row per gemeente of the newest division
-- source: cbs_gebieden
CREATE OR REPLACE TABLE stage.gemeente AS
SELECT
    trim(RegioS)                                            AS gm_code,
    trim(regexp_replace(Title, '\(gemeente\)', ''))        AS gm_name,
    trim(arbeidsmarktregio_code)                            AS arbeidsmarktregio_code,
    trim(arbeidsmarktregio_name)                            AS arbeidsmarktregio_name,
    trim(corop_code)                                        AS corop_code,
    trim(regexp_replace(corop_name, '\(CR\)', ''))          AS corop_name,
    trim(provincie_code)                                    AS provincie_code,
    trim(regexp_replace(provincie_name, '\(PV\)', ''))      AS provincie_name
FROM raw.cbs_gebieden;
