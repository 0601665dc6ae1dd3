-- one row per peildatum x occupation x gemeente x kind of record of UWV Open Match Data
CREATE TABLE mart.open_match AS
SELECT o.peildatum, o.occupation_code, o.occupation_name, o.provincie_name, o.gemeente_name, g.region_code AS gm_code,
       o.record_type, o.records, o.records_low, o.records_high, 'uwv_inbox' AS source_id
FROM core.fct_uwv_open_match AS o
LEFT JOIN core.dim_region AS g ON g.region_type = 'gemeente' AND lower(g.region_name) = lower(o.gemeente_name);
ALTER TABLE mart.open_match ADD PRIMARY KEY (peildatum, occupation_code, provincie_name, gemeente_name, record_type);
COMMENT ON TABLE mart.open_match IS 'One row per peildatum x occupation x gemeente x kind of record of UWV Open Match Data, ended on 16 May 2023: history only. gm_code null where no gemeente of now has the name. Never add up ervaringsberoep and wensberoep: they hold the same persons. Source: UWV';
