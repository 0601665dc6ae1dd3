-- one row per pair and skill group whose figures are not those of the two profiles
-- severity: error
-- reason: what a route says is missing must be what the two occupations ask
-- titel: Wat een overstap mist, volgt uit de twee beroepen
-- uitleg: Of iemand een vaardigheid al meebrengt, is nagerekend uit wat beide beroepen vragen.
-- advice: look at etl/model/crossover/skill_gap.py
SELECT g.origin_code, g.destination_code, g.skill_code
FROM mart.crossover_skill AS g
LEFT JOIN mart.occupation_skill AS d ON d.occupation_code = g.destination_code AND d.skill_code = g.skill_code
LEFT JOIN mart.occupation_skill AS o ON o.occupation_code = g.origin_code AND o.skill_code = g.skill_code
WHERE d.importance IS NULL
   OR g.has_skill IS DISTINCT FROM (coalesce(o.importance, 0) >= d.importance / 2)
   OR abs(g.asked - d.importance) > 1e-9 OR abs(g.brought - coalesce(o.importance, 0)) > 1e-9
   OR abs(g.weight - d.weight * d.importance) > 1e-9
   OR abs(g.missing_weight - d.weight * greatest(0, d.importance - coalesce(o.importance, 0))) > 1e-9;
