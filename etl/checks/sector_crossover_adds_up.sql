-- one row per ordered pair of sections that is missing or is carried by more than it holds
-- severity: error
-- reason: pairs that carry more than the whole cannot be right
-- titel: De overstap tussen twee sectoren klopt met de beroepen erachter
-- uitleg: Alle sectoren met beroepen staan in de matrix, en de genoemde beroepen dragen samen niet meer dan het geheel.
-- advice: look at etl/model/crossover/sectors.py
WITH wanted AS (
    SELECT DISTINCT o.sbi_code AS origin_sbi, d.sbi_code AS destination_sbi
    FROM (SELECT DISTINCT sbi_code FROM mart.staffing) AS o CROSS JOIN (SELECT DISTINCT sbi_code FROM mart.staffing) AS d
),
carried AS (
    SELECT origin_sbi, destination_sbi, sum(weight) AS weight FROM mart.sector_crossover_pair GROUP BY origin_sbi, destination_sbi
)
SELECT w.origin_sbi, w.destination_sbi, s.coverage, c.weight
FROM wanted AS w
LEFT JOIN mart.sector_crossover AS s ON s.origin_sbi = w.origin_sbi AND s.destination_sbi = w.destination_sbi
LEFT JOIN carried AS c ON c.origin_sbi = w.origin_sbi AND c.destination_sbi = w.destination_sbi
WHERE s.coverage IS NULL OR s.coverage NOT BETWEEN 0 AND 1 OR c.weight IS NULL OR c.weight > s.coverage + 1e-9;
