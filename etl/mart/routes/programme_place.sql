-- one row per mbo programme x provider x gemeente in which it is taught today
CREATE TABLE mart.programme_place AS
SELECT p.crebo_code, p.provider_name, p.gm_code AS gemeente_code, min(p.location_kind) AS location_kind
FROM core.map_provider_programme AS p
WHERE p.gm_code IS NOT NULL
  -- a code that is no code of a programme has no name to show
  AND p.crebo_code IN (SELECT crebo_code FROM core.dim_programme)
  AND (p.source_id = 'duo_mbo_offer'
       OR (p.source_id = 'duo_mbo_students' AND NOT EXISTS (SELECT 1 FROM stage.duo_mbo_offer)
           AND p.last_year = (SELECT max(year) FROM stage.duo_mbo_students)))
GROUP BY p.crebo_code, p.provider_name, p.gm_code;
ALTER TABLE mart.programme_place ADD PRIMARY KEY (crebo_code, provider_name, gemeente_code);
COMMENT ON TABLE mart.programme_place IS 'One row per mbo programme x provider x gemeente: open for enrolment there (lesplaats), or, without the offer, with students in the last year at a school with its head office there (hoofdkantoor: where the lessons are is not known)';
