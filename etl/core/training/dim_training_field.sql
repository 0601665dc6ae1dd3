-- one row per field of study
CREATE TABLE core.dim_training_field (
    field_code    VARCHAR PRIMARY KEY,
    field_name    VARCHAR NOT NULL,
    field_kind    VARCHAR NOT NULL CHECK (field_kind IN ('all', 'hoofdgroep', 'onderdeel', 'isced')),
    source_title  VARCHAR,
    field_order   INTEGER NOT NULL UNIQUE
);
COMMENT ON TABLE core.dim_training_field IS 'One row per field of study; kinds are other divisions of the same students, so never add kinds up';

INSERT INTO core.dim_training_field
SELECT field_code, field_name, field_kind, lower(source_title),
       CAST(row_number() OVER (ORDER BY field_kind <> 'all', field_kind, field_code) AS INTEGER)
FROM raw.ref_training_fields;
