-- one row per region x benefit x age x month
CREATE TABLE mart.benefits_by_age AS
SELECT w.region_code, 'ww' AS benefit, w.age_code, w.age_name, w.period_code, t.period_end, w.persons, w.persons_low, w.persons_high,
       t.is_provisional, TRUE AS is_seasonally_adjusted, t.source_id
FROM core.fct_ww_by_age AS w
JOIN core.dim_period AS t ON t.source_id = 'cbs_85554ned' AND t.period_code = w.period_code
WHERE NOT w.is_all_ages;
ALTER TABLE mart.benefits_by_age ADD PRIMARY KEY (region_code, benefit, age_code, period_code);
ALTER TABLE mart.benefits_by_age ALTER is_provisional SET NOT NULL;
ALTER TABLE mart.benefits_by_age ALTER is_seasonally_adjusted SET NOT NULL;
COMMENT ON TABLE mart.benefits_by_age IS 'One row per region x benefit (ww only) x age x month: persons, adjusted for the season, with CBS''s 95 % bounds; all ages together stand in mart.benefits, and ages need not add up to it. Source: CBS 85554NED';
