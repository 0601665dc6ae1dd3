-- one row per gemeente code and year with figures though the calendar says the code did not exist in December
-- severity: warning
-- reason: the publisher prints it, so it counts; but a code that outlives its gemeente may be counted beside its successor
-- titel: Geen cijfers van gemeenten die toen niet bestonden
-- uitleg: CBS geeft het cijfer, dus het telt mee. Maar een opgeheven gemeente kan zo dubbel tellen met de gemeente die na haar kwam.
-- advice: compare with the dates in the bundled table gemeente_mergers
SELECT region_code, year FROM core.dim_code_year WHERE is_printed AND NOT in_calendar;
