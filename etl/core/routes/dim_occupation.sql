-- one row per occupation: BRC groups, and ESCO occupations where ESCO was fetched
CREATE TABLE core.dim_occupation (
    occupation_code  VARCHAR PRIMARY KEY,
    occupation_name  VARCHAR NOT NULL,
    code_type        VARCHAR NOT NULL CHECK (code_type IN ('brc', 'esco')),
    brc_code         VARCHAR,
    isco_code        VARCHAR,
    education_level  INTEGER CHECK (education_level BETWEEN 1 AND 4),
    education_share  DOUBLE CHECK (education_share > 0 AND education_share <= 1),
    language         VARCHAR NOT NULL CHECK (language IN ('nl', 'en')),
    synonyms         VARCHAR,
    has_profile      BOOLEAN NOT NULL
);
COMMENT ON TABLE core.dim_occupation IS 'One row per BRC 2014 group (code_type brc) and, where ESCO was fetched, per ESCO occupation (its URI). Education level of a BRC group: that of most of its people; of an ESCO occupation: the ISCO skill level of its unit group';

INSERT INTO core.dim_occupation
SELECT brc_code, brc_name, 'brc', brc_code, NULL, CAST(education_level AS INTEGER), CAST(education_share AS DOUBLE), 'nl',
       nullif(trim(synonyms), ''), CAST(has_profile AS BOOLEAN)
FROM raw.route_brc
UNION ALL
SELECT occupation_code, occupation_name, 'esco', brc_code, isco_code, CAST(education_level AS INTEGER), NULL, language,
       nullif(trim(synonyms), ''), CAST(has_profile AS BOOLEAN)
FROM raw.route_esco;
