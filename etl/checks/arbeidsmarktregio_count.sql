-- one row where there are not 35 arbeidsmarktregio's
-- severity: warning
-- reason: the law names 35; another number is a change of law or a fault
-- advice: compare with the newest 'Gebieden in Nederland'
SELECT count(*) AS arbeidsmarktregios FROM mart.region WHERE region_type = 'arbeidsmarktregio' HAVING count(*) <> 35;
