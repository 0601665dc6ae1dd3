-- one row per cell of intake in mbo that cannot be used
-- source: duo_mbo_intake
-- severity: error
-- reason: a count that is misread or counted twice is a wrong figure
-- titel: Elk aantal nieuwe studenten in het mbo van DUO is leesbaar
-- uitleg: Een aantal is een getal, afgeschermd (1 tot en met 4) of leeg. Iets anders rekenen wij niet mee.
-- advice: compare the file with its catalogue file; DUO may write something new
SELECT 'count is no number' AS problem, institution_code, programme_code, year, count_text AS found
FROM stage.duo_mbo_intake WHERE count_text IS NULL OR NOT (count_text IN ('', '-1', '<5') OR regexp_full_match(count_text, '[0-9]{1,9}'))
UNION ALL
SELECT 'no institution or no year', institution_code, programme_code, year, count_text FROM stage.duo_mbo_intake
WHERE coalesce(institution_code, '') = '' OR year IS NULL
UNION ALL
SELECT 'level is not known', institution_code, programme_code, year, level_code FROM stage.duo_mbo_intake
WHERE coalesce(level_code, '') NOT IN ('1', '2', '3', '4')
UNION ALL
SELECT 'stands twice', institution_code, min(programme_code), year, count(*)::VARCHAR FROM stage.duo_mbo_intake
GROUP BY institution_code, hoofdgroep_name, level_code, pathway_code, programme_code, prior_vo, prior_mbo, is_small, year HAVING count(*) > 1
UNION ALL
SELECT 'year is still to come', institution_code, programme_code, year, count_text FROM stage.duo_mbo_intake WHERE year > year(current_date);
