-- one row per region x year x published code that it is made of
-- A region that the publisher prints is itself. A gemeente is itself and what was merged into it. An arbeidsmarktregio is the
-- sum of its gemeenten; where there are no gemeente figures, of COROP regions if it is an exact union of them. Country and
-- provincies without figures of their own are sums of COROP regions; the country also holds what could not be allocated (CR99).
CREATE TABLE core.map_region_part (
    region_code  VARCHAR NOT NULL,
    year         INTEGER NOT NULL,
    part_code    VARCHAR NOT NULL,
    weight       DOUBLE NOT NULL CHECK (weight > 0 AND weight <= 1.000001),
    route        VARCHAR NOT NULL CHECK (route IN ('own', 'gemeenten', 'corops')),
    PRIMARY KEY (region_code, year, part_code)
);
COMMENT ON TABLE core.map_region_part IS 'One row per region x year x published code it is made of, with the share of that code that belongs to it';

INSERT INTO core.map_region_part
WITH published AS (
    SELECT DISTINCT region_code, year FROM core.fct_published_jobs
),
has_own AS (
    SELECT region_code FROM core.fct_published_jobs WHERE NOT is_suppressed GROUP BY region_code
),
gemeente_part AS (
    SELECT gm_code, gm_code AS part_code, 1.0 AS weight FROM core.map_gemeente_region
    UNION ALL
    SELECT gm_code, gm_code_old, weight FROM core.map_gemeente_merger
),
has_gemeenten AS (
    SELECT count(*) > 0 AS yes FROM has_own WHERE region_code LIKE 'GM%'
),
corop_member AS (
    SELECT DISTINCT corop_code, provincie_code, arbeidsmarktregio_code FROM core.map_gemeente_region
),
whole_corop AS (
    SELECT corop_code, max(arbeidsmarktregio_code) AS arbeidsmarktregio_code
    FROM corop_member
    GROUP BY corop_code
    HAVING count(DISTINCT arbeidsmarktregio_code) = 1
),
exact_union AS (
    SELECT c.arbeidsmarktregio_code
    FROM corop_member AS c
    LEFT JOIN whole_corop AS w ON w.corop_code = c.corop_code
    GROUP BY c.arbeidsmarktregio_code
    HAVING bool_and(w.corop_code IS NOT NULL)
),
corop_union AS (
    SELECT DISTINCT provincie_code AS region_code, corop_code AS part_code FROM corop_member
    UNION
    SELECT DISTINCT w.arbeidsmarktregio_code, w.corop_code
    FROM whole_corop AS w
    JOIN exact_union AS x ON x.arbeidsmarktregio_code = w.arbeidsmarktregio_code
    WHERE NOT (SELECT yes FROM has_gemeenten)
    UNION
    SELECT 'NL01', corop_code FROM corop_member
    UNION
    SELECT 'NL01', region_code FROM published WHERE region_code = 'CR99'
)
SELECT r.region_code, p.year, r.region_code, 1.0, 'own'
FROM core.dim_region AS r
JOIN has_own AS h ON h.region_code = r.region_code
JOIN published AS p ON p.region_code = r.region_code
WHERE r.region_type IN ('land', 'provincie', 'corop')
UNION ALL
SELECT g.gm_code, p.year, p.region_code, g.weight, 'own'
FROM gemeente_part AS g
JOIN published AS p ON p.region_code = g.part_code
UNION ALL
SELECT m.arbeidsmarktregio_code, p.year, p.region_code, least(1.0, sum(g.weight)), 'gemeenten'
FROM gemeente_part AS g
JOIN core.map_gemeente_region AS m ON m.gm_code = g.gm_code
JOIN published AS p ON p.region_code = g.part_code
WHERE (SELECT yes FROM has_gemeenten)
GROUP BY m.arbeidsmarktregio_code, p.year, p.region_code
UNION ALL
SELECT u.region_code, y.year, u.part_code, 1.0, 'corops'
FROM corop_union AS u
CROSS JOIN core.dim_year AS y
WHERE u.region_code NOT IN (SELECT region_code FROM has_own);
