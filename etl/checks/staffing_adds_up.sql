-- one row per section whose staffing shares do not add up to 1
-- severity: error
-- reason: shares of a sector that do not add up to one make its skills and routes too large or too small
-- titel: De beroepen van een sector tellen op tot de hele sector
-- uitleg: De geschatte aandelen van de beroepen in een sector zijn samen 100 procent.
-- advice: look at etl/model/staffing/matrix.py; shares of the bundled set are rounded to five decimals
-- 0.001: 114 shares rounded to five decimals are at most 0.0006 off
SELECT sbi_code, sum(share) AS total FROM mart.staffing GROUP BY sbi_code HAVING abs(sum(share) - 1) > 0.001
UNION ALL
SELECT s.sbi_code, s.share FROM mart.staffing AS s LEFT JOIN mart.occupation AS o ON o.occupation_code = s.brc_code WHERE o.occupation_code IS NULL;
