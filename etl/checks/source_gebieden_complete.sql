-- one row per gemeente without a name or one of its three regions, or with a code of another form
-- source: cbs_gebieden
-- severity: error
-- reason: every gemeente lies in exactly one arbeidsmarktregio, COROP region and provincie
-- titel: De indeling in regio's is compleet
-- uitleg: Elke gemeente heeft een naam en ligt in een arbeidsmarktregio, een COROP-gebied en een provincie.
-- advice: look at the table 'Gebieden in Nederland' of this year on StatLine
SELECT * FROM stage.gemeente
WHERE NOT coalesce(regexp_matches(gm_code, '^GM[0-9]{4}$'), FALSE) OR coalesce(gm_name, '') = ''
   OR NOT coalesce(regexp_matches(arbeidsmarktregio_code, '^AM[0-9]{2}$'), FALSE) OR coalesce(arbeidsmarktregio_name, '') = ''
   OR NOT coalesce(regexp_matches(corop_code, '^CR[0-9]{2}$'), FALSE) OR coalesce(corop_name, '') = ''
   OR NOT coalesce(regexp_matches(provincie_code, '^PV[0-9]{2}$'), FALSE) OR coalesce(provincie_name, '') = '';
