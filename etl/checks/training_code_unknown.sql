-- one row per programme with students whose code is no mbo programme, or stands on no list of qualifications
-- severity: info
-- reason: the bundled lists are old, so most codes of today are not on them
-- titel: Opleidingen staan op een lijst met kwalificaties
-- uitleg: De meegeleverde lijsten zijn oud. Een opleiding die er niet op staat, kan gewoon bestaan.
-- advice: nothing to do
SELECT DISTINCT s.crebo_code, s.programme_name FROM stage.duo_mbo_students AS s
LEFT JOIN core.dim_programme AS p ON p.crebo_code = s.crebo_code
WHERE p.crebo_code IS NULL OR NOT p.is_qualification;
