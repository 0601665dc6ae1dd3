-- one row per key of Beroep with figures in CBS 86355NED whose occupation cannot be told: not in the list, or the same code as another key;
--   and one where no title has a code at all
-- source: cbs_86355ned
-- severity: error
-- reason: the code stands in front of the title (0111 Docenten ...); without it, or with one code for two keys, a figure has no occupation
-- titel: Elk beroep in de tabel over lonen per beroep is bekend
-- uitleg: De code van een beroep staat voor de naam. Zonder die code weten we niet over welk beroep een cijfer gaat.
-- advice: look at the titles of Beroep on StatLine and at etl/model/occupation.sql
WITH entry AS (
    SELECT code, min(title) AS title, nullif(regexp_extract(min(title), '^([0-9]{1,4})(\s|$)', 1), '') AS brc_code
    FROM stage.brc_wage_code
    WHERE dimension = 'Beroep'
    GROUP BY code
),
used AS (
    SELECT DISTINCT cbs_occupation_code FROM stage.brc_wage WHERE coalesce(cbs_occupation_code, '') <> ''
)
SELECT 'not in the list' AS problem, u.cbs_occupation_code AS found
FROM used AS u
LEFT JOIN entry AS e ON e.code = u.cbs_occupation_code
WHERE e.code IS NULL
UNION ALL
SELECT 'one code for two keys', brc_code FROM entry WHERE brc_code IS NOT NULL GROUP BY brc_code HAVING count(*) > 1
UNION ALL
SELECT 'no title has a code', min(title) FROM entry HAVING count(brc_code) = 0;
