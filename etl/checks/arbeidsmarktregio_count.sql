-- one row where there are not 35 arbeidsmarktregio's
-- severity: warning
-- reason: the law names 35; another number is a change of law or a fault
-- titel: Er zijn 35 arbeidsmarktregio's
-- uitleg: De wet noemt 35 arbeidsmarktregio's. Een ander aantal betekent een nieuwe wet of een fout.
-- advice: compare with the newest 'Gebieden in Nederland'
SELECT count(*) AS arbeidsmarktregios FROM mart.region WHERE region_type = 'arbeidsmarktregio' HAVING count(*) <> model.norm('check_arbeidsmarktregios');
