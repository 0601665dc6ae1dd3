-- one row per region x sector x window of 1, 5 and 10 years to the last year; any other window through mart.growth_between
CREATE TABLE mart.sector_growth AS
SELECT * FROM model.growth_window(getvariable('last_year') - 1, getvariable('last_year'))
UNION ALL
SELECT * FROM model.growth_window(getvariable('last_year') - 5, getvariable('last_year'))
UNION ALL
SELECT * FROM model.growth_window(getvariable('last_year') - 10, getvariable('last_year'));
ALTER TABLE mart.sector_growth ADD PRIMARY KEY (region_code, sbi_code, year_from, year_to);
ALTER TABLE mart.sector_growth ALTER spans_break SET NOT NULL;
ALTER TABLE mart.sector_growth ALTER is_provisional SET NOT NULL;
COMMENT ON TABLE mart.sector_growth IS 'One row per region x sector x window: growth with its interval, verdict, location quotient and shift-share parts; known sections + X = A-U';
