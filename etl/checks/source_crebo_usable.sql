-- one row per qualification that cannot be used
-- source: crebo
-- severity: error
-- reason: a qualification is found by its code
-- titel: Elke kwalificatie heeft een code van vijf cijfers en een niveau
-- uitleg: Zonder code of niveau is een opleiding niet te vinden.
-- advice: make the snapshot again
SELECT crebo_code, level_code FROM stage.crebo
WHERE NOT regexp_full_match(coalesce(crebo_code, ''), '[0-9]{5}') OR level_code NOT IN ('1', '2', '3', '4')
UNION ALL
SELECT crebo_code, count(*)::VARCHAR FROM stage.crebo GROUP BY crebo_code HAVING count(*) > 1;
