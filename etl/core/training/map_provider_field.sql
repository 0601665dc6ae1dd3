-- one row per provider x field x place it trains in today
-- Today: open for enrolment, or with students in the last year of the file. The offer knows where the lessons of mbo are; where it was
-- fetched, the head offices in the counts of students are not used.
CREATE TABLE core.map_provider_field (
    source_id      VARCHAR NOT NULL,
    provider_name  VARCHAR NOT NULL,
    field_code     VARCHAR NOT NULL,
    gm_code        VARCHAR NOT NULL,
    location_kind  VARCHAR NOT NULL CHECK (location_kind IN ('hoofdkantoor', 'lesplaats')),
    PRIMARY KEY (source_id, provider_name, field_code, gm_code)
);
COMMENT ON TABLE core.map_provider_field IS 'One row per provider x field of study x gemeente it trains in today, mbo and hbo';

INSERT INTO core.map_provider_field
SELECT p.source_id, p.provider_name, m.field_code, p.gm_code, min(p.location_kind)
FROM core.map_provider_programme AS p
JOIN core.dim_programme AS m ON m.crebo_code = p.crebo_code
WHERE p.gm_code IS NOT NULL AND m.field_code IS NOT NULL
  AND (p.source_id = 'duo_mbo_offer'
       OR (p.source_id = 'duo_mbo_students' AND NOT EXISTS (SELECT 1 FROM stage.duo_mbo_offer)
           AND p.last_year = (SELECT max(year) FROM stage.duo_mbo_students)))
GROUP BY p.source_id, p.provider_name, m.field_code, p.gm_code
UNION ALL
SELECT 'duo_hbo_students', s.institution_name, f.field_code, t.gm_code, 'lesplaats'
FROM stage.duo_hbo_students AS s
JOIN core.map_gemeente_today AS t ON t.gm_code_old = s.gm_code
JOIN core.dim_training_field AS f ON f.field_kind = 'onderdeel' AND f.source_title = s.onderdeel_name
WHERE s.year = (SELECT max(year) FROM stage.duo_hbo_students) AND (s.is_masked OR s.count_value > 0)
GROUP BY s.institution_name, f.field_code, t.gm_code;
