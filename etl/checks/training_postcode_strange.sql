-- one row per postcode in the offer that cannot exist
-- severity: warning
-- reason: a postcode that cannot exist is not used; the name of the place decides
-- titel: Elke postcode in het aanbod kan bestaan
-- uitleg: Een postcode die niet kan bestaan, gebruiken wij niet. Dan telt de naam van de plaats.
-- advice: tell DUO
SELECT DISTINCT provider_name, postcode, place_name FROM stage.duo_mbo_offer
WHERE coalesce(postcode, '') <> '' AND NOT regexp_full_match(postcode, '[1-9][0-9]{3}[A-Z]{2}');
