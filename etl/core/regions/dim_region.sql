-- one row per region of the newest division
CREATE TABLE core.dim_region (
    region_code   VARCHAR PRIMARY KEY,
    region_name   VARCHAR NOT NULL,
    region_type   VARCHAR NOT NULL CHECK (region_type IN ('land', 'provincie', 'corop', 'arbeidsmarktregio', 'gemeente')),
    region_order  INTEGER NOT NULL UNIQUE
);
COMMENT ON TABLE core.dim_region IS 'One row per region of the newest division; CR99 (cannot be allocated) is not a region and stands in fct_published_jobs only';

INSERT INTO core.dim_region
WITH named AS (
    SELECT 'NL01' AS region_code, 'Nederland' AS region_name, 'land' AS region_type, 1 AS type_order
    UNION SELECT provincie_code, provincie_name, 'provincie', 2 FROM stage.gemeente
    UNION SELECT arbeidsmarktregio_code, arbeidsmarktregio_name, 'arbeidsmarktregio', 3 FROM stage.gemeente
    UNION SELECT corop_code, corop_name, 'corop', 4 FROM stage.gemeente
    UNION SELECT gm_code, gm_name, 'gemeente', 5 FROM stage.gemeente
)
SELECT region_code, region_name, region_type, CAST(row_number() OVER (ORDER BY type_order, region_name, region_code) AS INTEGER)
FROM named;
