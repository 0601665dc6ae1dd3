-- one row per region x section that grows or shrinks for certain in the five years to the last
CREATE TABLE core.fct_sector_change (
    region_code  VARCHAR NOT NULL,
    sbi_code     VARCHAR NOT NULL,
    year_from    INTEGER NOT NULL,
    year_to      INTEGER NOT NULL,
    change_jobs  DOUBLE NOT NULL,
    change_low   DOUBLE NOT NULL,
    change_high  DOUBLE NOT NULL,
    verdict      VARCHAR NOT NULL CHECK (verdict IN ('groeit', 'krimpt')),
    PRIMARY KEY (region_code, sbi_code)
);
COMMENT ON TABLE core.fct_sector_change IS 'One row per region x section that grows or shrinks for certain in the five years to the last: the change in jobs with its interval';

INSERT INTO core.fct_sector_change
SELECT region_code, sbi_code, year_from, year_to, change_jobs, change_low, change_high, verdict
FROM model.growth_window(getvariable('last_year') - 5, getvariable('last_year'))
WHERE verdict IN ('groeit', 'krimpt') AND change_jobs IS NOT NULL
  AND sbi_code IN (SELECT sbi_code FROM raw.route_staffing WHERE share > 0);
