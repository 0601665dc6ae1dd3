-- one row per field of study
CREATE TABLE mart.training_field (
    field_code   VARCHAR PRIMARY KEY,
    field_name   VARCHAR NOT NULL,
    field_kind   VARCHAR NOT NULL,
    field_order  INTEGER NOT NULL
);
COMMENT ON TABLE mart.training_field IS 'One row per field of study, also of fields that nobody is counted in yet; hoofdgroep is of mbo, onderdeel of hbo, isced is the division of CBS. Kinds overlap: never add them up';

INSERT INTO mart.training_field
SELECT field_code, field_name, field_kind, field_order FROM core.dim_training_field;
