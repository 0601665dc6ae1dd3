-- classes of the UWV spanningsindicator: open vacancies / persons on WW for less than 6 months (docs/methods.md 5)
-- Source: UWV gives "< 0.25 zeer ruim" and "> 4.0 zeer krap", so 0.25 is ruim and 4.0 is krap. On 0.67 and 1.5 it does not say:
-- as 0.25 belongs to the tighter class, so do they (0.67 gemiddeld, 1.5 krap). Only 4.0 falls the other way, because UWV says so.
-- Example: 0.2499 zeer ruim, 0.25 ruim, 0.67 gemiddeld, 1.5 krap, 4.0 krap, 4.01 zeer krap.
CREATE MACRO model.tension_class(tension) AS
    CASE WHEN tension IS NULL THEN NULL
         WHEN tension < 0.25 THEN 'zeer ruim'
         WHEN tension < 0.67 THEN 'ruim'
         WHEN tension < 1.5 THEN 'gemiddeld'
         WHEN tension <= 4.0 THEN 'krap'
         ELSE 'zeer krap' END;
