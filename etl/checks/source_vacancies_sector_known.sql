-- one row per SBI key of CBS 83599NED that we do not know
-- source: cbs_83599ned
-- severity: error
-- reason: an unknown key may be a new division of sectors; guessing would break every total
-- titel: Elke sector in de tabel over vacatures is bekend
-- uitleg: Een onbekende sector kan betekenen dat CBS de sectoren anders indeelt. Een gok zou elk totaal bederven.
-- advice: add the key to data/reference/sectors.csv
SELECT DISTINCT s.cbs_sector_code
FROM stage.vacancies AS s
LEFT JOIN raw.ref_sectors AS r ON r.cbs_code = s.cbs_sector_code
WHERE r.cbs_code IS NULL AND coalesce(s.cbs_sector_code, '') <> '';
