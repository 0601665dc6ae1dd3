-- one row per section or total that 83582NED no longer holds
-- source: cbs_83582ned
-- severity: error
-- reason: without one of its sections a region's parts no longer account for its total
-- titel: Alle sectoren zijn er
-- uitleg: Mist er een sector, dan zijn de sectoren van een regio samen niet meer het totaal.
-- advice: look at the table on StatLine; a new SBI division needs a new data/reference/sectors.csv
SELECT r.cbs_code, r.sbi_code
FROM raw.ref_sectors AS r
LEFT JOIN stage.sector_jobs AS s ON s.cbs_sector_code = r.cbs_code
WHERE r.is_used AND r.cbs_code IS NOT NULL AND s.cbs_sector_code IS NULL;
