-- one row per outlook that has neither figures nor a reason, or both, or only a part of its figures
-- severity: error
-- reason: an outlook is an interval with a direction, or the reason why there is none; a number alone is never shown
-- titel: Elke verwachting heeft een marge, of een reden waarom er geen is
-- uitleg: Een verwachting is een marge met een richting. Kan dat niet, dan staat er waarom. Een los getal staat er nooit.
-- advice: look at etl/model/outlook/forecast.py
SELECT region_code, sbi_code, year, jobs_low, jobs_mid, jobs_high, direction, method, reason_none
FROM mart.outlook
WHERE CASE WHEN reason_none IS NULL
           THEN jobs_low IS NULL OR jobs_mid IS NULL OR jobs_high IS NULL OR direction IS NULL OR method IS NULL
           ELSE coalesce(jobs_low, jobs_mid, jobs_high) IS NOT NULL OR coalesce(direction, method) IS NOT NULL END;
