-- one row per region and quarter whose printed sections cannot make the printed total of vacancies
-- severity: warning
-- reason: sections A-S make the total A-U, so with rounding their intervals must meet; the figures stay as CBS prints them, are marked
--   (fits_total), and no direction is drawn from them
-- titel: De vacatures van de sectoren passen in het totaal
-- uitleg: De sectoren A tot en met S moeten samen het totaal kunnen zijn, met afronding meegerekend. Past het niet, dan zeggen we niet of er meer of minder vacatures zijn.
-- advice: look at the region and quarter on StatLine
SELECT DISTINCT region_code, period_code FROM mart.vacancies WHERE NOT fits_total;
