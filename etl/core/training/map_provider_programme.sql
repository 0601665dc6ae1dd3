-- one row per provider x programme x place: who teaches what where
-- No key: a file without programmes, and a place that was not found, leave their code empty.
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
