-- one row per provider x programme x gemeente
CREATE TABLE mart.provider_programme AS
SELECT source_id, provider_code, crebo_code, gm_code AS gemeente_code, min(location_kind) AS location_kind, max(last_year) AS last_year,
       coalesce(max_by(programme_name, last_year), min(programme_name)) AS programme_name
FROM core.map_provider_programme
WHERE crebo_code IS NOT NULL AND gm_code IS NOT NULL
GROUP BY source_id, provider_code, crebo_code, gm_code;
ALTER TABLE mart.provider_programme ADD PRIMARY KEY (source_id, provider_code, crebo_code, gemeente_code);
COMMENT ON TABLE mart.provider_programme IS 'One row per provider x programme x gemeente: what a provider trains for, with the last year it had students; of hbo crebo_code is the code of the programme. programme_name is as that file has it, of the last year; null where it has none (hbo: only the wide file has programmes)';
