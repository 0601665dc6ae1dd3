-- periods of CBS: 2024JJ00 is a year, 2024KW01 a quarter, 2024MM01 a month
-- Anything else has neither kind nor end (null). Example: 2024KW02 is a quarter that ends on 30 June 2024; a year before it is 2023KW02.
CREATE MACRO model.period_type(period_code) AS
    CASE WHEN regexp_matches(period_code, '^[0-9]{4}JJ00$') THEN 'year'
         WHEN regexp_matches(period_code, '^[0-9]{4}KW0[1-4]$') THEN 'quarter'
         WHEN regexp_matches(period_code, '^[0-9]{4}MM(0[1-9]|1[0-2])$') THEN 'month' END;
CREATE MACRO model.period_end(period_code) AS
    CASE model.period_type(period_code)
         WHEN 'year' THEN TRY_CAST(left(period_code, 4) || '-12-31' AS DATE)
         WHEN 'quarter' THEN last_day(TRY_CAST(left(period_code, 4) || '-' || CAST(3 * CAST(right(period_code, 1) AS INTEGER) AS VARCHAR) || '-01' AS DATE))
         WHEN 'month' THEN last_day(TRY_CAST(left(period_code, 4) || '-' || right(period_code, 2) || '-01' AS DATE)) END;
CREATE MACRO model.period_year(period_code) AS CASE WHEN model.period_type(period_code) IS NOT NULL THEN CAST(left(period_code, 4) AS INTEGER) END;
-- the same quarter or month of a year before (docs/methods.md 5)
CREATE MACRO model.period_year_before(period_code) AS
    CASE WHEN model.period_type(period_code) IS NOT NULL
         THEN lpad(CAST(model.period_year(period_code) - 1 AS VARCHAR), 4, '0') || substr(period_code, 5) END;
-- a figure is provisional until CBS says otherwise, also where it says nothing
CREATE MACRO model.is_provisional(period_status) AS coalesce(period_status, '') <> 'Definitief';
