-- one row per section x BRC group that works in it
CREATE TABLE mart.staffing (
    sbi_code  VARCHAR NOT NULL,
    brc_code  VARCHAR NOT NULL,
    share     DOUBLE NOT NULL CHECK (share > 0 AND share <= 1),
    PRIMARY KEY (sbi_code, brc_code)
);
COMMENT ON TABLE mart.staffing IS 'One row per section x BRC group that works in it: estimated share of the section''s people in the Netherlands, 0 to 1, adds up to 1 per section (docs/methods.md 6). Sources: Eurostat lfsa_eisn2, JRC-Eurofound, ISCO-BRC, CBS';

INSERT INTO mart.staffing SELECT sbi_code, brc_code, CAST(share AS DOUBLE) FROM raw.route_staffing WHERE share > 0;
