-- one row per sector we show
CREATE TABLE core.dim_sector (
    sbi_code           VARCHAR PRIMARY KEY,
    sector_name        VARCHAR NOT NULL,
    sector_name_short  VARCHAR NOT NULL,
    sector_level       VARCHAR NOT NULL CHECK (sector_level IN ('section', 'group', 'total', 'rest')),
    parent_code        VARCHAR,
    sector_order       INTEGER NOT NULL UNIQUE
);
COMMENT ON TABLE core.dim_sector IS 'One row per sector we show: SBI 2008 sections, five groups, the total A-U, and X for what no section accounts for';

INSERT INTO core.dim_sector
SELECT sbi_code, sector_name, sector_name_short, sector_level, parent_code,
       CAST(row_number() OVER (ORDER BY CASE sector_level WHEN 'total' THEN 1 WHEN 'section' THEN 2 WHEN 'rest' THEN 3 ELSE 4 END, sbi_code) AS INTEGER)
FROM raw.ref_sectors
WHERE is_used;
