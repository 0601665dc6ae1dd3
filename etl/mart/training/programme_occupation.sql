-- one row per programme x occupation it trains for
CREATE TABLE mart.programme_occupation AS
SELECT crebo_code, occupation_name FROM stage.duo_opleiding_beroep WHERE crebo_code <> '' AND occupation_name <> '';
ALTER TABLE mart.programme_occupation ADD PRIMARY KEY (crebo_code, occupation_name);
COMMENT ON TABLE mart.programme_occupation IS 'One row per programme x occupation it officially trains for, in the words of DUO; not where people go to work';
