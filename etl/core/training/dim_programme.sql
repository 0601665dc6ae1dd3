-- one row per mbo programme
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
