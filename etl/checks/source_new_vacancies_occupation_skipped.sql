-- one row per title of Beroep in CBS 85081NED without a code
-- source: cbs_85081ned
-- severity: info
-- reason: totals have no code and are left out; anything else without one is named here, not dropped in silence
-- titel: Regels zonder beroepscode in de tabel over nieuwe vacatures
-- uitleg: Totalen hebben geen code en laten we weg. Staat hier iets anders, dan mist er een beroep.
-- advice: nothing to do where it is a total
SELECT DISTINCT code, title
FROM stage.new_vacancies_code
WHERE dimension = 'Beroep' AND NOT regexp_matches(coalesce(title, ''), '^[0-9]{1,4}(\s|$)');
