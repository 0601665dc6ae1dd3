-- one row per region with no boundary of this division
-- severity: warning
-- reason: the map leaves it out; boundaries of another year than the division lack merged gemeenten
-- titel: Elke regio staat op de kaart
-- uitleg: Een regio zonder grenzen ontbreekt op de kaart. Dat gebeurt als de grenzen van een ander jaar zijn dan de indeling.
-- advice: refresh the source boundaries when those of this year are published
SELECT region_code FROM mart.region
WHERE region_type <> 'land' AND region_code NOT IN (SELECT region_code FROM mart.region_boundary);
