-- one row per row of 83582NED without a sector, region or period
-- source: cbs_83582ned
-- severity: error
-- reason: every figure needs its three keys; a renamed column would leave them empty
-- titel: Bij elk cijfer staan sector, regio en jaar
-- uitleg: Zonder deze drie weten we niet waar een cijfer over gaat.
-- advice: compare the column names at CBS with etl/catalog/cbs_83582ned.yml
SELECT * FROM stage.sector_jobs
WHERE coalesce(cbs_sector_code, '') = '' OR coalesce(region_code, '') = '' OR coalesce(period_code, '') = '';
