-- one row per threshold that a reader may dispute, kept by hand in data/reference/norms.csv
-- The growth threshold is a setting; the norm is its default, and what this build was made with stands here.
CREATE TABLE core.dim_norm (
    norm_code   VARCHAR PRIMARY KEY,
    value       DOUBLE NOT NULL,
    unit        VARCHAR NOT NULL,
    what_nl     VARCHAR NOT NULL,
    reason_nl   VARCHAR NOT NULL,
    source      VARCHAR NOT NULL,
    checked_on  DATE NOT NULL,
    review_on   DATE NOT NULL CHECK (review_on > checked_on)
);
COMMENT ON TABLE core.dim_norm IS 'One row per threshold that a reader may dispute, with the value this version was made with';

INSERT INTO core.dim_norm
SELECT norm_code, CASE WHEN norm_code = 'growth_threshold_pct' THEN getvariable('growth_threshold_pct') ELSE value END,
       unit, what_nl, reason_nl, source, checked_on, review_on
FROM raw.ref_norms;
