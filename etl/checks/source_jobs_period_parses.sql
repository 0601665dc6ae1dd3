-- one row per period of 83582NED that is not a year, or not one of this series
-- source: cbs_83582ned
-- severity: error
-- reason: figures of December stand under yearly periods such as 2024JJ00; another period is another figure
-- titel: Elke periode is een jaar
-- uitleg: De cijfers gaan over december van een jaar. Bij een andere periode hoort een ander cijfer.
-- advice: look at the periods at CBS and extend etl/stage/cbs_83582ned.sql
SELECT DISTINCT period_code FROM stage.sector_jobs WHERE (year IS NULL OR year NOT BETWEEN 1990 AND 2100) AND coalesce(period_code, '') <> '';
