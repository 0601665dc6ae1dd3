-- one row per abolished gemeente x gemeente of the newest division that took it over
CREATE TABLE core.map_gemeente_merger (
    gm_code_old     VARCHAR NOT NULL,
    gm_code         VARCHAR NOT NULL,
    weight          DOUBLE NOT NULL CHECK (weight > 0 AND weight <= 1),
    abolished_date  DATE NOT NULL,
    PRIMARY KEY (gm_code_old, gm_code)
);
COMMENT ON TABLE core.map_gemeente_merger IS 'One row per abolished gemeente x gemeente of the newest division that took it over; weight is the share of inhabitants';

INSERT INTO core.map_gemeente_merger SELECT gm_code_old, gm_code, weight, abolished_date FROM stage.gemeente_merger WHERE weight > 0;
