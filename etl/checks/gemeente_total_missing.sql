-- one row per gemeente code and year that existed and has no published total
-- severity: warning
-- reason: without its total a suppressed sector has no upper end, and neither has the region it lies in
-- titel: Van elke gemeente is het totale aantal banen bekend
-- uitleg: Zonder het totaal weten we niet hoeveel banen een afgeschermde sector hoogstens heeft. Dat geldt dan ook voor de regio van die gemeente.
-- advice: look at the gemeente on StatLine
SELECT region_code, year FROM core.fct_published_jobs WHERE region_code LIKE 'GM%' AND sbi_code = 'A-U' AND is_suppressed;
