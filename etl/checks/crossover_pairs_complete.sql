-- one row per ordered pair of BRC groups with a profile that is missing or comes twice, and per route without finite figures
-- severity: error
-- reason: a pair that is missing cannot be told from a pair without a route
-- titel: Elke overstap tussen twee beroepsgroepen staat er één keer
-- uitleg: Elke beroepsgroep met een vaardighedenprofiel heeft een route naar elke andere, met een score en een dekking tussen 0 en 1.
-- advice: look at etl/model/crossover/occupation_pairs.py and etl/run/routes.py
WITH wanted AS (
    SELECT o.occupation_code AS origin_code, d.occupation_code AS destination_code
    FROM mart.occupation AS o
    JOIN mart.occupation AS d ON d.code_type = 'brc' AND d.has_profile AND d.occupation_code <> o.occupation_code
    WHERE o.code_type = 'brc' AND o.has_profile
),
made AS (
    SELECT origin_code, destination_code, count(*) AS times FROM mart.crossover WHERE code_type = 'brc' GROUP BY origin_code, destination_code
)
SELECT coalesce(w.origin_code, m.origin_code) AS origin_code, coalesce(w.destination_code, m.destination_code) AS destination_code, m.times
FROM wanted AS w
FULL JOIN made AS m ON m.origin_code = w.origin_code AND m.destination_code = w.destination_code
WHERE w.origin_code IS NULL OR m.times IS DISTINCT FROM 1
UNION ALL
SELECT origin_code, destination_code, NULL FROM mart.crossover
WHERE NOT (isfinite(score) AND isfinite(coverage) AND isfinite(missing_weight)) OR score NOT BETWEEN 0 AND 1 OR coverage NOT BETWEEN 0 AND 1;
