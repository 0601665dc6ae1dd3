-- one row per place of training that lies in no gemeente we know
-- severity: warning
-- reason: students of a place that is not found count for the country and for no region
-- titel: Elke plaats van een school is gevonden
-- uitleg: Studenten van een onbekende plaats tellen wel mee voor het land, maar voor geen enkele regio.
-- advice: add the place to data/reference/place_gemeente.csv
SELECT source_id, provider_name, place_name, postcode, row_count FROM mart.training_unplaced;
