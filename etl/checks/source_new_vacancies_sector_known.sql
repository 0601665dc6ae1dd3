-- one row per SBI key of CBS 85081NED that we do not know
-- source: cbs_85081ned
-- severity: info
-- reason: the table may go further down than our sectors; a key that we do not show is named here, not dropped in silence
-- titel: Sectoren in de tabel over nieuwe vacatures die we niet tonen
-- uitleg: CBS deelt hier soms fijner in dan wij. Wat we niet tonen, staat hier.
-- advice: nothing to do; a key that should be shown goes into data/reference/sectors.csv
SELECT DISTINCT s.cbs_sector_code
FROM stage.new_vacancies AS s
LEFT JOIN raw.ref_sectors AS r ON r.cbs_code = s.cbs_sector_code
WHERE r.cbs_code IS NULL AND coalesce(s.cbs_sector_code, '') <> '';
