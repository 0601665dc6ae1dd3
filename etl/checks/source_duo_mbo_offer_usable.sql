-- one row per line of the offer without provider or programme
-- source: duo_mbo_offer
-- severity: error
-- reason: an offer without its provider or programme cannot be shown
-- titel: Elke aangeboden opleiding heeft een school en een code
-- uitleg: Zonder school of code is een opleiding niet te vinden.
-- advice: compare the file with its catalogue file; DUO may write something new
SELECT provider_code, crebo_code, place_name FROM stage.duo_mbo_offer
WHERE coalesce(provider_code, '') = '' OR coalesce(crebo_code, '') = '';
