-- one row per SBI key of CBS 83582NED
CREATE TABLE core.map_cbs_sector (
    cbs_sector_code  VARCHAR PRIMARY KEY,
    sbi_code         VARCHAR NOT NULL,
    is_used          BOOLEAN NOT NULL
);
COMMENT ON TABLE core.map_cbs_sector IS 'One row per SBI key of CBS 83582NED; overlapping groups are known but not used';

INSERT INTO core.map_cbs_sector SELECT cbs_code, sbi_code, is_used FROM raw.ref_sectors WHERE cbs_code IS NOT NULL;
