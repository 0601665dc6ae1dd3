-- dimensions: sector, year, region, and the codes gemeenten had
-- order: 10
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

CREATE TABLE core.map_cbs_sector (
    cbs_sector_code  VARCHAR PRIMARY KEY,
    sbi_code         VARCHAR NOT NULL,
    is_used          BOOLEAN NOT NULL
);
COMMENT ON TABLE core.map_cbs_sector IS 'One row per SBI key of CBS 83582NED; overlapping groups are known but not used';
INSERT INTO core.map_cbs_sector SELECT cbs_code, sbi_code, is_used FROM raw.ref_sectors WHERE cbs_code IS NOT NULL;

CREATE TABLE core.dim_year (
    year            INTEGER PRIMARY KEY CHECK (year BETWEEN 1990 AND 2100),
    is_provisional  BOOLEAN NOT NULL
);
COMMENT ON TABLE core.dim_year IS 'One row per year with figures; provisional where CBS does not say Definitief';
INSERT INTO core.dim_year
SELECT j.year, coalesce(p.period_status, '') <> 'Definitief'
FROM (SELECT DISTINCT year FROM stage.sector_jobs) AS j
LEFT JOIN stage.period AS p ON p.year = j.year;

CREATE TABLE core.dim_region (
    region_code   VARCHAR PRIMARY KEY,
    region_name   VARCHAR NOT NULL,
    region_type   VARCHAR NOT NULL CHECK (region_type IN ('land', 'provincie', 'corop', 'arbeidsmarktregio', 'gemeente')),
    region_order  INTEGER NOT NULL UNIQUE
);
COMMENT ON TABLE core.dim_region IS 'One row per region of the newest division; CR99 (cannot be allocated) is not a region and stands in fct_published_jobs only';
INSERT INTO core.dim_region
WITH named AS (
    SELECT 'NL01' AS region_code, 'Nederland' AS region_name, 'land' AS region_type, 1 AS type_order
    UNION SELECT provincie_code, provincie_name, 'provincie', 2 FROM stage.gemeente
    UNION SELECT arbeidsmarktregio_code, arbeidsmarktregio_name, 'arbeidsmarktregio', 3 FROM stage.gemeente
    UNION SELECT corop_code, corop_name, 'corop', 4 FROM stage.gemeente
    UNION SELECT gm_code, gm_name, 'gemeente', 5 FROM stage.gemeente
)
SELECT region_code, region_name, region_type, CAST(row_number() OVER (ORDER BY type_order, region_name, region_code) AS INTEGER)
FROM named;

CREATE TABLE core.map_gemeente_region (
    gm_code                 VARCHAR PRIMARY KEY,
    arbeidsmarktregio_code  VARCHAR NOT NULL,
    corop_code              VARCHAR NOT NULL,
    provincie_code          VARCHAR NOT NULL
);
COMMENT ON TABLE core.map_gemeente_region IS 'One row per gemeente of the newest division: the one region of each type it lies in';
INSERT INTO core.map_gemeente_region SELECT gm_code, arbeidsmarktregio_code, corop_code, provincie_code FROM stage.gemeente;

CREATE TABLE core.map_gemeente_merger (
    gm_code_old     VARCHAR NOT NULL,
    gm_code         VARCHAR NOT NULL,
    weight          DOUBLE NOT NULL CHECK (weight > 0 AND weight <= 1),
    abolished_date  DATE NOT NULL,
    PRIMARY KEY (gm_code_old, gm_code)
);
COMMENT ON TABLE core.map_gemeente_merger IS 'One row per abolished gemeente x gemeente of the newest division that took it over; weight is the share of inhabitants';
INSERT INTO core.map_gemeente_merger SELECT gm_code_old, gm_code, weight, abolished_date FROM stage.gemeente_merger WHERE weight > 0;

CREATE TABLE core.dim_gemeente_code (
    gm_code      VARCHAR PRIMARY KEY,
    begins_date  DATE,
    ends_date    DATE
);
COMMENT ON TABLE core.dim_gemeente_code IS 'One row per code a gemeente ever had: the first day it holds and the first day it no longer does; null is open';
INSERT INTO core.dim_gemeente_code
SELECT gm_code, begins_date, ends_date FROM stage.gemeente_code
UNION ALL
SELECT gm_code, NULL, NULL FROM stage.gemeente WHERE gm_code NOT IN (SELECT gm_code FROM stage.gemeente_code);
