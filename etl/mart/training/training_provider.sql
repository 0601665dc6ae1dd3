-- one row per provider x region x gemeente x kind of place
CREATE TABLE mart.training_provider (
    provider_code  VARCHAR NOT NULL,
    provider_name  VARCHAR NOT NULL,
    region_code    VARCHAR NOT NULL,
    gemeente_code  VARCHAR NOT NULL,
    location_kind  VARCHAR NOT NULL,
    programmes     INTEGER,
    last_year      INTEGER,
    source_id      VARCHAR NOT NULL,
    PRIMARY KEY (source_id, provider_code, region_code, gemeente_code)
);
COMMENT ON TABLE mart.training_provider IS 'One row per source x provider x region it trains in x gemeente: how many programmes, and the last year with students (a code that ended has an earlier one). hoofdkantoor: only the head office is known. Codes of the offer (RIO) are other codes than those of institutions (BRIN); programmes is null where the file has none';

INSERT INTO mart.training_provider
WITH last_of AS (
    SELECT source_id, max(last_year) AS last_year FROM core.map_provider_programme GROUP BY source_id
)
SELECT p.provider_code, min(p.provider_name), r.region_code, p.gm_code, p.location_kind,
       -- programmes of the last year the provider itself has, so that those of long ago do not count
       CAST(nullif(count(DISTINCT p.crebo_code) FILTER (p.last_year IS NOT DISTINCT FROM m.last_year), 0) AS INTEGER),
       m.last_year, p.source_id
FROM core.map_provider_programme AS p
JOIN (SELECT source_id, provider_code, gm_code, max(last_year) AS last_year FROM core.map_provider_programme GROUP BY ALL) AS m
  ON m.source_id = p.source_id AND m.provider_code = p.provider_code AND m.gm_code = p.gm_code
JOIN (SELECT gm_code, unnest([arbeidsmarktregio_code, corop_code, provincie_code]) AS region_code FROM core.map_gemeente_region) AS r
  ON r.gm_code = p.gm_code
GROUP BY p.provider_code, r.region_code, p.gm_code, p.location_kind, m.last_year, p.source_id;
