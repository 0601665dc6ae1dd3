-- one row per sector
CREATE TABLE mart.sector AS
SELECT sbi_code, sector_name, sector_level, parent_code, sector_name_short, sector_order FROM core.dim_sector;
ALTER TABLE mart.sector ADD PRIMARY KEY (sbi_code);
COMMENT ON TABLE mart.sector IS 'One row per SBI 2008 section, group, the total A-U, and X (what no section accounts for)';
