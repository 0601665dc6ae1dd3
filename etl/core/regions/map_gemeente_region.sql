-- one row per gemeente of the newest division: the region of each type it lies in
CREATE TABLE core.map_gemeente_region (
    gm_code                 VARCHAR PRIMARY KEY,
    arbeidsmarktregio_code  VARCHAR NOT NULL,
    corop_code              VARCHAR NOT NULL,
    provincie_code          VARCHAR NOT NULL
);
COMMENT ON TABLE core.map_gemeente_region IS 'One row per gemeente of the newest division: the one region of each type it lies in';

INSERT INTO core.map_gemeente_region SELECT gm_code, arbeidsmarktregio_code, corop_code, provincie_code FROM stage.gemeente;
