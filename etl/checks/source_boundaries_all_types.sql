-- one row per kind of region without boundaries, or with a region twice
-- source: boundaries
-- severity: error
-- reason: a map with holes or double areas misleads
-- titel: De kaarten zijn compleet
-- uitleg: Elke soort regio heeft grenzen, en geen regio staat er twee keer in. Een kaart met gaten of dubbele gebieden misleidt.
-- advice: run again; the bundled boundaries stay in use
SELECT t.region_type AS problem
FROM (VALUES ('gemeente'), ('arbeidsmarktregio'), ('corop'), ('provincie')) AS t (region_type)
WHERE t.region_type NOT IN (SELECT region_type FROM stage.region_boundary)
UNION ALL
SELECT region_code FROM stage.region_boundary GROUP BY region_code HAVING count(*) > 1;
