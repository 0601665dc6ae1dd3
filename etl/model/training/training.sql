-- counts of students and graduates: intervals of masked cells and of sums of them (docs/methods.md 8), and the signal of the gap
-- DUO masks 1 to 4 persons, so a sum over known cells that add up to K and m masked ones lies between K + m and K + 4m.
-- Example: 120 and two masked cells -> 122 up to 128. An empty cell is unknown: then there is no upper end.
CREATE MACRO model.masked_low(known_sum, masked_cells) AS known_sum + masked_cells;
CREATE MACRO model.masked_high(known_sum, masked_cells, unknown_cells) AS
    CASE WHEN unknown_cells = 0 THEN known_sum + 4 * masked_cells END;
-- CBS prints counts in education rounded to tens (all figures seen are), so a printed 480 is 475 up to 485
CREATE MACRO model.rounded_low(printed) AS CASE WHEN printed < 5 THEN 0 ELSE printed - 5 END;
CREATE MACRO model.rounded_high(printed) AS printed + 5;
-- a sum with masked cells is still a figure where they widen it by at most 5 % of its middle, as with jobs
CREATE MACRO model.count_figure(middle, count_low, count_high, masked_cells, unknown_cells) AS
    CASE WHEN unknown_cells > 0 THEN NULL
         WHEN masked_cells = 0 OR count_high - count_low <= 0.05 * middle THEN middle END;
-- names of places are written in more than one way: 'S-GRAVENHAGE, 's-Gravenhage
CREATE MACRO model.place_key(place_name) AS
    regexp_replace(upper(strip_accents(place_name)), '[^A-Z0-9]', '', 'g');
-- A signal only where it holds for every value in both intervals; a need without an upper end can only be a shortage.
-- In balance: graduates are between 90 and 110 % of the need, whatever the true values.
CREATE MACRO model.training_signal(graduates_low, graduates_high, need_low, need_high) AS
    CASE WHEN graduates_low >= 0.9 * need_high AND graduates_high <= 1.1 * need_low AND need_low > 0 THEN 'in balans'
         WHEN graduates_high < need_low THEN 'tekort'
         WHEN graduates_low > need_high THEN 'ruim'
         ELSE 'onbekend' END;
-- Names of occupations are written in more than one way too: "Coördinator beveiliging", "coordinator (beveiliging)". What only
-- says how far someone has come in a trade is left out in front of a programme's name: an "Allround metselaar" learns to be a metselaar.
CREATE MACRO model.occupation_key(occupation_name) AS
    trim(regexp_replace(lower(strip_accents(occupation_name)), '[^a-z0-9]+', ' ', 'g'));
CREATE MACRO model.trade_key(programme_name) AS
    regexp_replace(model.occupation_key(programme_name), '^(allround|eerste|gezel|junior|zelfstandig werkend) ', '');
