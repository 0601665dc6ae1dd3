-- one row per O&O-fonds x section it works in; kept by hand in data/reference/oo_funds.csv
CREATE TABLE mart.training_fund (
    fund_name        VARCHAR NOT NULL,
    sbi_code         VARCHAR NOT NULL,
    branch_name      VARCHAR NOT NULL,
    sbi_detail_code  VARCHAR NOT NULL,
    website          VARCHAR,
    is_confirmed     BOOLEAN NOT NULL,
    note_nl          VARCHAR,
    source           VARCHAR NOT NULL,
    PRIMARY KEY (fund_name, sbi_code)
);
COMMENT ON TABLE mart.training_fund IS 'One row per O&O-fonds x SBI section: the branch it is of, the part of the section that branch is (our own estimate of its SBI code) and where that is said. A fund is for one branch, never for a whole section; sections without a row may have funds that we do not know. is_confirmed: the fund and its branch stand in the source named';

INSERT INTO mart.training_fund
SELECT f.fund_name, f.sbi_code, f.branch_name, f.sbi_detail_code, f.website, f.is_confirmed, f.note_nl, f.source
FROM raw.ref_oo_funds AS f
JOIN core.dim_sector AS s ON s.sbi_code = f.sbi_code AND s.sector_level = 'section';
