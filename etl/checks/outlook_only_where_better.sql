-- one row per outlook of a sector in which its method did not beat both simple ones
-- severity: error
-- reason: an outlook is shown only where the chosen method had a lower error than last value and than drift, on years it had not seen
-- titel: Een verwachting staat er alleen waar de methode beter was dan eenvoudig
-- uitleg: De methode moet vaker dichtbij zitten dan "alles blijft gelijk" en dan "de lijn loopt door", in jaren die zij niet kende.
-- advice: look at etl/model/outlook/forecast.py
SELECT o.region_code, o.sbi_code, o.year, o.method, s.horizon, s.mase, s.mase_last_value, s.mase_drift
FROM mart.outlook AS o
LEFT JOIN mart.outlook_sector AS s ON s.sbi_code = o.sbi_code
LEFT JOIN mart.outlook_backtest AS b ON b.method = o.method AND b.horizon = s.horizon
WHERE o.reason_none IS NULL
  AND NOT coalesce(s.is_shown AND b.is_shipped AND s.method = o.method AND s.mase < s.mase_last_value AND s.mase < s.mase_drift, FALSE);
