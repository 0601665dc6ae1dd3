-- one row per place that could not be found
CREATE TABLE mart.training_unplaced AS
WITH intake AS (
    SELECT 'duo_mbo_intake' AS source_id, s.institution_code AS provider_code, s.institution_name AS provider_name,
           NULL AS place_name, NULL AS postcode, 1 AS row_count
    FROM stage.duo_mbo_intake AS s
    WHERE s.institution_code NOT IN (SELECT institution_code FROM core.map_institution_gemeente)
    UNION ALL
    SELECT 'duo_hbo_intake', s.institution_code, s.institution_name, s.gm_name, NULL, 1
    FROM stage.duo_hbo_intake AS s
    WHERE s.gm_code NOT IN (SELECT gm_code_old FROM core.map_gemeente_today)
)
SELECT source_id, provider_code, min(provider_name) AS provider_name, coalesce(place_name, '') AS place_name,
       coalesce(postcode, '') AS postcode, sum(row_count) AS row_count
FROM (SELECT source_id, provider_code, provider_name, place_name, postcode, row_count
      FROM core.map_provider_programme WHERE gm_code IS NULL
      UNION ALL SELECT * FROM intake)
GROUP BY source_id, provider_code, coalesce(place_name, ''), coalesce(postcode, '');
ALTER TABLE mart.training_unplaced ADD PRIMARY KEY (source_id, provider_code, place_name, postcode);
COMMENT ON TABLE mart.training_unplaced IS 'One row per provider x place that lies in no gemeente we know; its students count for the country and for no region';
