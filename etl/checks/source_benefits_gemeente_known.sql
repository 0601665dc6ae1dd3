-- one row per gemeente with figures since 2010 in CBS 80794ned that belongs to no gemeente of the newest division
-- source: cbs_80794ned
-- severity: error
-- reason: its persons would silently fall out of every sum; a merger of this year is missing
-- titel: Elke gemeente in de tabel over uitkeringen hoort bij een gemeente van nu
-- uitleg: Anders vallen de mensen uit die gemeente ongemerkt uit de optelling. Er mist dan een herindeling.
-- advice: add the merger to the bundled table gemeente_mergers
SELECT DISTINCT region_code
FROM stage.benefits
WHERE region_prefix = 'GM' AND left(period_code, 4) >= '2010' AND coalesce(ww_persons, bijstand_persons, ao_persons) IS NOT NULL
  AND NOT regexp_matches(region_code, '^GM(0998|0999|9999)$')
  AND region_code NOT IN (SELECT gm_code FROM stage.gemeente)
  AND region_code NOT IN (SELECT gm_code_old FROM stage.gemeente_merger);
