-- one row per field x section
CREATE TABLE mart.field_sector AS
SELECT field_code, sbi_code, (share_low + share_high) / 2 AS share, source_id, share_low, share_high, reason
FROM core.map_field_sector;
ALTER TABLE mart.field_sector ADD PRIMARY KEY (field_code, sbi_code);
COMMENT ON TABLE mart.field_sector IS 'One row per field x section its graduates go to work in. source_id field_sector is our own estimate with a wide interval (data/reference/field_sector.csv); share is its middle, so use low and high';
