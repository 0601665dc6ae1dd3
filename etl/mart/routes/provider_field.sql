-- one row per provider x field of study x gemeente
CREATE TABLE mart.provider_field AS
SELECT source_id, provider_name, field_code, gm_code AS gemeente_code, location_kind FROM core.map_provider_field;
ALTER TABLE mart.provider_field ADD PRIMARY KEY (source_id, provider_name, field_code, gemeente_code);
COMMENT ON TABLE mart.provider_field IS 'One row per provider x field of study it trains in today x gemeente, mbo and hbo; for hbo where the lessons are';
