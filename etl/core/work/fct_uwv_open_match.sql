-- one row per peildatum x occupation x gemeente x kind of record
CREATE TABLE core.fct_uwv_open_match (
    peildatum        DATE NOT NULL,
    occupation_code  VARCHAR NOT NULL,
    occupation_name  VARCHAR,
    provincie_name   VARCHAR NOT NULL,
    gemeente_name    VARCHAR NOT NULL,
    record_type      VARCHAR NOT NULL,
    records          DOUBLE CHECK (records >= 0),
    records_low      DOUBLE NOT NULL CHECK (records_low >= 0),
    records_high     DOUBLE CHECK (records_high >= records_low),
    PRIMARY KEY (peildatum, occupation_code, provincie_name, gemeente_name, record_type)
);
COMMENT ON TABLE core.fct_uwv_open_match IS 'One row per peildatum x occupation x gemeente x kind of record of UWV Open Match Data, which ended on 16 May 2023';

INSERT INTO core.fct_uwv_open_match
SELECT o.peildatum, o.occupation_code, o.occupation_name, o.provincie_name, o.gemeente_name, o.record_type,
       o.records, coalesce(o.records_low, 0) AS records_low, o.records_high
FROM stage.uwv_open_match AS o
JOIN stage.uwv_file AS x ON x.part = o.part
QUALIFY row_number() OVER (
    PARTITION BY o.peildatum, o.occupation_code, o.provincie_name, o.gemeente_name, o.record_type ORDER BY x.rank DESC
) = 1;
