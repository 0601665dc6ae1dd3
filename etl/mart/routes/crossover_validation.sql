-- one row per judged set x measure x level: how well the measure finds the judged routes back
CREATE TABLE mart.crossover_validation AS
SELECT target, level, CAST(pairs AS INTEGER) AS pairs, CAST(auc_all AS DOUBLE) AS auc_all, CAST(auc_cross_class AS DOUBLE) AS auc_cross_class,
       CAST(precision_at_10 AS DOUBLE) AS precision_at_10, measure AS baseline, CAST(is_shipped AS BOOLEAN) AS is_shipped
FROM raw.route_validation;
ALTER TABLE mart.crossover_validation ADD PRIMARY KEY (target, level, baseline);
ALTER TABLE mart.crossover_validation ALTER is_shipped SET NOT NULL;
COMMENT ON TABLE mart.crossover_validation IS 'One row per judged set (target) x measure (baseline; shipped is what mart.crossover has as score) x level it is computed on (brc, or esco occupations put together): number of judged pairs, AUC over all pairs and over pairs across BRC classes, precision at 10. Computed when the bundled extract was made, on ESCO 1.1.1. Source of the judgements: O*NET, CC BY 4.0';
