-- one row per line without a crebo code of five digits
-- source: duo_opleiding_beroep
-- severity: error
-- reason: a file whose codes are no codes is another file
-- titel: Elke opleiding in de lijst met beroepen heeft een code
-- uitleg: Zonder code is een opleiding niet te vinden.
-- advice: compare the file with its catalogue file; DUO may write something new
SELECT crebo_code, occupation_name FROM stage.duo_opleiding_beroep WHERE NOT regexp_full_match(coalesce(crebo_code, ''), '[0-9]{5}');
