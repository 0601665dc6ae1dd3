-- programmes, what they train for, and which provider teaches what where
-- order: 40
CREATE TABLE core.map_provider_programme (
    source_id      VARCHAR NOT NULL,
    provider_code  VARCHAR NOT NULL,
    provider_name  VARCHAR NOT NULL,
    crebo_code     VARCHAR,
    programme_name VARCHAR,
    gm_code        VARCHAR,
    postcode       VARCHAR,
    place_name     VARCHAR,
    location_kind  VARCHAR NOT NULL CHECK (location_kind IN ('hoofdkantoor', 'lesplaats')),
    last_year      INTEGER,
    row_count      BIGINT NOT NULL
);
COMMENT ON TABLE core.map_provider_programme IS 'One row per provider x programme x place; crebo_code and programme_name are null where the file has no programmes, last_year the last year with students, gm_code null where the place was not found';
INSERT INTO core.map_provider_programme
SELECT 'duo_mbo_students', s.institution_code, max_by(s.institution_name, s.year), s.crebo_code,
       max_by(nullif(s.programme_name, ''), s.year), p.gm_code, NULL, s.place_name,
       'hoofdkantoor', max(s.year) FILTER (s.is_masked OR s.count_value > 0), count(*)
FROM stage.duo_mbo_students AS s
LEFT JOIN core.map_place_gemeente AS p ON p.place_key = model.place_key(s.place_name)
GROUP BY s.institution_code, s.crebo_code, p.gm_code, s.place_name
UNION ALL
-- a postcode says more than a place; its first four digits serve where DUO has no address with all six
SELECT 'duo_mbo_offer', o.provider_code, min(o.provider_name), o.crebo_code, min(nullif(o.programme_name, '')),
       coalesce(c6.gm_code, c4.gm_code, p.gm_code),
       o.postcode, o.place_name, 'lesplaats', NULL, count(*)
FROM stage.duo_mbo_offer AS o
LEFT JOIN core.map_postcode_gemeente AS c6 ON c6.postcode = o.postcode
LEFT JOIN core.map_postcode_gemeente AS c4
  ON c4.postcode = left(o.postcode, 4) AND regexp_full_match(o.postcode, '[1-9][0-9]{3}[A-Z]{2}')
LEFT JOIN core.map_place_gemeente AS p ON p.place_key = model.place_key(o.place_name)
GROUP BY o.provider_code, o.crebo_code, coalesce(c6.gm_code, c4.gm_code, p.gm_code), o.postcode, o.place_name
UNION ALL
SELECT 'duo_hbo_students', s.institution_code, max_by(s.institution_name, s.year), nullif(s.programme_code, ''),
       max_by(nullif(s.programme_name, ''), s.year), t.gm_code, NULL,
       s.gm_name, 'lesplaats', max(s.year) FILTER (s.is_masked OR s.count_value > 0), count(*)
FROM stage.duo_hbo_students AS s
LEFT JOIN core.map_gemeente_today AS t ON t.gm_code_old = s.gm_code
GROUP BY s.institution_code, nullif(s.programme_code, ''), t.gm_code, s.gm_name;

CREATE TABLE core.dim_programme (
    crebo_code       VARCHAR PRIMARY KEY,
    programme_name   VARCHAR NOT NULL,
    education_level  VARCHAR,
    field_code       VARCHAR,
    domain_name      VARCHAR,
    dossier_name     VARCHAR,
    is_current       BOOLEAN,
    is_qualification BOOLEAN NOT NULL
);
COMMENT ON TABLE core.dim_programme IS 'One row per mbo programme; education_level is null where no list tells it (only CompetentNL has the programme, or its level cannot be read); is_current is null where no list of today was fetched, is_qualification says whether the bundled lists know the code';
INSERT INTO core.dim_programme
WITH named AS (
    SELECT crebo_code, programme_name, level_code, dossier_name, domain_name, NULL AS hoofdgroep_name, 1 AS priority FROM stage.duo_mbo_offer
    UNION ALL
    SELECT crebo_code, programme_name, level_code, NULL, NULL, hoofdgroep_name, 2 FROM stage.duo_mbo_students
    UNION ALL
    SELECT crebo_code, programme_name, level_code, NULL, NULL, hoofdgroep_name, 3 FROM stage.duo_mbo_graduates
    UNION ALL
    SELECT crebo_code, programme_name, level_code, dossier_name, domain_name, domain_name, 4 FROM stage.crebo
    UNION ALL
    SELECT crebo_code, programme_name, NULL, NULL, NULL, NULL, 5 FROM stage.competentnl_skill
    UNION ALL
    SELECT crebo_code, programme_name, NULL, NULL, NULL, NULL, 5 FROM stage.competentnl_group
),
merged AS (
    SELECT crebo_code,
           arg_min(programme_name, priority) AS programme_name,
           arg_min(level_code, priority) FILTER (level_code IS NOT NULL) AS level_code,
           arg_min(domain_name, priority) FILTER (domain_name IS NOT NULL) AS domain_name,
           arg_min(dossier_name, priority) FILTER (dossier_name IS NOT NULL) AS dossier_name,
           arg_min(hoofdgroep_name, priority) FILTER (hoofdgroep_name IS NOT NULL) AS hoofdgroep_name
    FROM named
    WHERE regexp_full_match(crebo_code, '[0-9]{5}')
    GROUP BY crebo_code
),
today AS (
    SELECT (SELECT count(*) > 0 FROM stage.duo_mbo_offer) AS has_offer,
           (SELECT max(year) FROM stage.duo_mbo_students) AS last_year
),
taught AS (
    SELECT DISTINCT s.crebo_code FROM stage.duo_mbo_students AS s CROSS JOIN today AS t
    WHERE s.year = t.last_year AND (s.is_masked OR s.count_value > 0)
)
SELECT m.crebo_code, m.programme_name, l.education_level, f.field_code, m.domain_name, m.dossier_name,
       -- current: open for enrolment, or with students in the last year; not so where both lists are there and neither has it
       CASE WHEN m.crebo_code IN (SELECT crebo_code FROM stage.duo_mbo_offer)
              OR m.crebo_code IN (SELECT crebo_code FROM taught) THEN TRUE
            WHEN t.has_offer AND t.last_year IS NOT NULL THEN FALSE END,
       m.crebo_code IN (SELECT crebo_code FROM stage.crebo)
FROM merged AS m
LEFT JOIN core.dim_education_level AS l ON l.duo_code = m.level_code
CROSS JOIN today AS t
LEFT JOIN core.dim_training_field AS f ON f.field_kind = 'hoofdgroep' AND f.source_title = lower(m.hoofdgroep_name)
-- a level that is no level of mbo is another file's; none at all is unknown
WHERE m.level_code IS NULL OR l.education_level IS NOT NULL;
