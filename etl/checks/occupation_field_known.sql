-- one row per occupation or training field in the list of where people are trained that we do not have, or that stands twice
-- severity: error
-- reason: a field nobody knows names no provider, and an occupation without a row was forgotten
-- titel: Elk beroep heeft een richting waarin mensen ervoor leren, of een reden waarom niet
-- uitleg: Waar niet bekend is wat een opleiding leert, noemen de pagina's de scholen van die richting.
-- advice: look at data/reference/occupation_field.csv; an empty field_code is an occupation that no field leads to, with its reason
SELECT 'unknown occupation' AS fault, r.brc_code, r.field_code
FROM raw.ref_occupation_field AS r
LEFT JOIN mart.occupation AS o ON o.occupation_code = r.brc_code AND o.code_type = 'brc'
WHERE o.occupation_code IS NULL AND EXISTS (SELECT 1 FROM mart.occupation)  -- a build without occupations compares nothing
UNION ALL
SELECT 'forgotten occupation', o.occupation_code, NULL
FROM mart.occupation AS o
LEFT JOIN raw.ref_occupation_field AS r ON r.brc_code = o.occupation_code
WHERE o.code_type = 'brc' AND r.brc_code IS NULL
UNION ALL
SELECT 'unknown field', r.brc_code, r.field_code
FROM raw.ref_occupation_field AS r
LEFT JOIN raw.ref_training_fields AS f ON f.field_code = r.field_code
WHERE r.field_code IS NOT NULL AND f.field_code IS NULL
UNION ALL
SELECT 'twice', brc_code, field_code
FROM raw.ref_occupation_field GROUP BY brc_code, field_code HAVING count(*) > 1
UNION ALL
SELECT 'both with and without', brc_code, max(field_code)
FROM raw.ref_occupation_field
GROUP BY brc_code HAVING count(field_code) > 0 AND count(field_code) < count(*);
