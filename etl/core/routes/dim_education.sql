-- one row per skill level of ISCO-08
CREATE TABLE core.dim_education (
    education_level  INTEGER PRIMARY KEY CHECK (education_level BETWEEN 1 AND 4),
    education_name   VARCHAR NOT NULL
);
COMMENT ON TABLE core.dim_education IS 'One row per skill level of ISCO-08 with the Dutch education that most of its work asks; level 3 is short higher education in ISCO, and mostly mbo 4 in the Netherlands';

INSERT INTO core.dim_education VALUES (1, 'mbo 1 of lager'), (2, 'mbo 2-3'), (3, 'mbo 4'), (4, 'hbo of wo');
