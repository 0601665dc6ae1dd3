-- one row per postcode, of six or of four, that lies in one gemeente
CREATE TABLE core.map_postcode_gemeente (
    postcode  VARCHAR PRIMARY KEY,
    gm_code   VARCHAR NOT NULL
);
COMMENT ON TABLE core.map_postcode_gemeente IS 'One row per postcode (6, or its first 4) all of whose addresses at DUO lie in one gemeente';

INSERT INTO core.map_postcode_gemeente
WITH address AS (
    SELECT a.postcode, t.gm_code
    FROM stage.duo_mbo_addresses AS a
    JOIN core.map_gemeente_today AS t ON t.gm_code_old = a.gm_code
    WHERE regexp_full_match(a.postcode, '[1-9][0-9]{3}[A-Z]{2}')
),
both_lengths AS (
    SELECT postcode, gm_code FROM address
    UNION ALL
    SELECT left(postcode, 4), gm_code FROM address
)
SELECT postcode, min(gm_code) FROM both_lengths GROUP BY postcode HAVING count(DISTINCT gm_code) = 1;
