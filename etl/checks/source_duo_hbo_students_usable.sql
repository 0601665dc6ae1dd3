-- one row per cell of students in hbo that cannot be used
-- source: duo_hbo_students
-- severity: error
-- reason: a count that is misread or counted twice is a wrong figure
-- titel: Elk aantal studenten in het hbo van DUO is leesbaar
-- uitleg: Een aantal is een getal, afgeschermd (1 tot en met 4) of leeg. Iets anders rekenen wij niet mee.
-- advice: compare the file with its catalogue file; DUO may write something new
SELECT 'count is no number' AS problem, institution_code, onderdeel_name, year, count_text AS found
FROM stage.duo_hbo_students WHERE count_text IS NULL OR NOT (count_text IN ('', '-1', '<5') OR regexp_full_match(count_text, '[0-9]{1,9}'))
UNION ALL
SELECT 'no institution or no year', institution_code, onderdeel_name, year, count_text FROM stage.duo_hbo_students
WHERE coalesce(institution_code, '') = '' OR year IS NULL
UNION ALL
SELECT 'year is still to come', institution_code, onderdeel_name, year, count_text FROM stage.duo_hbo_students WHERE year > year(current_date);
