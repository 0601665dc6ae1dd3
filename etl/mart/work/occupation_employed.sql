-- one row per region x occupation x period
CREATE TABLE mart.occupation_employed AS
SELECT e.region_code, e.brc_code, e.period_code, t.period_end, t.year, e.employed, e.employed_low, e.employed_high,
       m.brc_name, m.code_level, t.is_provisional, t.source_id
FROM core.fct_occupation_employed AS e
JOIN core.dim_period AS t ON t.source_id = 'cbs_beroep_regio' AND t.period_code = e.period_code
JOIN (SELECT DISTINCT brc_code, brc_name, code_level FROM core.map_cbs_occupation WHERE source_id = 'cbs_beroep_regio') AS m
    ON m.brc_code = e.brc_code;
ALTER TABLE mart.occupation_employed ADD PRIMARY KEY (region_code, brc_code, period_code);
ALTER TABLE mart.occupation_employed ALTER is_provisional SET NOT NULL;
COMMENT ON TABLE mart.occupation_employed IS 'One row per region x occupation (BRC 2014, all levels) x period: employed persons (self-employed too) by where they live, numbers with the rounding as interval, not the error of the survey. Levels overlap, never sum them. Source: CBS "Werkzame beroepsbevolking; beroep en regio''s"';
