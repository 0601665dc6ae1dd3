-- one row per judged set on which the shipped score is not better than plain TF-IDF cosine
-- severity: error
-- reason: a score that finds fewer of the judged routes than the simplest measure should not be shown
-- titel: De score van een overstap is beter dan de eenvoudigste maat
-- uitleg: Deskundigen wezen overstappen aan die dichtbij liggen. Onze score vindt die beter terug dan een eenvoudige vergelijking van vaardigheden.
-- advice: look at etl/snapshot/route_validation.py and make the bundled extract again
SELECT s.target, s.auc_all, b.auc_all AS baseline_auc_all
FROM mart.crossover_validation AS s
JOIN mart.crossover_validation AS b ON b.target = s.target AND b.level = s.level AND b.baseline = 'tfidf_cosine'
WHERE s.is_shipped
  AND NOT (s.auc_all > b.auc_all AND s.auc_cross_class > b.auc_cross_class AND s.precision_at_10 > b.precision_at_10);
