-- one row per region x sector, for any pair of years: the columns of mart.sector_growth
-- parameters shadow columns of the same name, so this stays a thin wrapper
CREATE MACRO mart.growth_between(year_from, year_to) AS TABLE SELECT * FROM model.growth_window(year_from, year_to);
