-- one row per threshold that a reader may dispute
CREATE TABLE mart.norm AS
SELECT norm_code, value, unit, what_nl, reason_nl, source, checked_on, review_on FROM core.dim_norm;
ALTER TABLE mart.norm ADD PRIMARY KEY (norm_code);
COMMENT ON TABLE mart.norm IS 'One row per threshold that a reader may dispute: its value in this version with its unit, what it decides (what_nl) and why it is what it is (reason_nl), both Dutch, for users, where it comes from, when it was last looked at and when that is due again. Kept by hand in data/reference/norms.csv; growth_threshold_pct may be set otherwise';
