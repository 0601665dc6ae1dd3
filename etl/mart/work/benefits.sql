-- one row per region x benefit x month
CREATE TABLE mart.benefits AS
SELECT b.region_code, b.benefit, b.period_code, t.period_end, b.persons, b.persons_low, b.persons_high, b.status,
       t.is_provisional, b.is_seasonally_adjusted, b.source_id
FROM core.fct_benefits AS b
JOIN core.dim_period AS t ON t.source_id = b.source_id AND t.period_code = b.period_code;
ALTER TABLE mart.benefits ADD PRIMARY KEY (region_code, benefit, period_code);
ALTER TABLE mart.benefits ALTER period_end SET NOT NULL;
ALTER TABLE mart.benefits ALTER is_provisional SET NOT NULL;
ALTER TABLE mart.benefits ALTER is_seasonally_adjusted SET NOT NULL;
ALTER TABLE mart.benefits ALTER source_id SET NOT NULL;
COMMENT ON TABLE mart.benefits IS 'One row per region x benefit (ww, bijstand, ao) x month: persons at the end of the month; who has two benefits counts in both. Within a region and benefit all months come from one table (source_id): WW of country, provincies and arbeidsmarktregio''s from CBS 85554NED where it has them, adjusted for the season, with its 95 % bounds (null where it prints none); all else from 80794ned, not adjusted, with the rounding to tens as interval. Never compare an adjusted with an unadjusted series';
