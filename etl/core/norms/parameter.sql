-- one row per setting that changes figures, kept in the warehouse so that a figure can be traced to them
CREATE TABLE core.parameter (
    parameter_name  VARCHAR PRIMARY KEY,
    value           DOUBLE NOT NULL,
    unit            VARCHAR NOT NULL
);
COMMENT ON TABLE core.parameter IS 'One row per setting that changes figures';

INSERT INTO core.parameter VALUES ('growth_threshold_pct', getvariable('growth_threshold_pct'), 'percent a year');
