-- one row per field of study that the list of fields does not have
-- severity: warning
-- reason: its students count under an unknown field
-- titel: Elke richting van DUO is bekend
-- uitleg: Studenten van een nieuwe richting tellen mee als richting onbekend.
-- advice: add it to data/reference/training_fields.csv
SELECT DISTINCT hoofdgroep_name AS field FROM (
    SELECT hoofdgroep_name FROM stage.duo_mbo_students UNION SELECT hoofdgroep_name FROM stage.duo_mbo_graduates
    UNION SELECT hoofdgroep_name FROM stage.duo_mbo_intake UNION SELECT onderdeel_name FROM stage.duo_hbo_intake
    UNION SELECT onderdeel_name FROM stage.duo_hbo_students UNION SELECT onderdeel_name FROM stage.duo_hbo_graduates
    UNION SELECT onderdeel_name FROM stage.duo_hbo_students_region)
WHERE lower(hoofdgroep_name) NOT IN (SELECT source_title FROM core.dim_training_field WHERE source_title IS NOT NULL);
