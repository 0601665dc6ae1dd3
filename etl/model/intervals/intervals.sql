-- intervals of printed figures and of sums of them (docs/methods.md 1), jobs of employees
-- Source: CBS prints jobs x 1 000 with one decimal, so rounding is uniform within 50 jobs either side (sd 100/sqrt(12) = 28.87).
-- Example: printed 4.7 -> 4 650 up to 4 750; a sum of 4 cells that add up to 10 000 -> 10 000 plus or minus 1.96 x 28.87 x 2 = 113.
-- CASE, not greatest(): that passes over a null and would make 0 of an unknown
CREATE MACRO model.at_least_zero(jobs) AS CASE WHEN jobs < 0 THEN 0 ELSE jobs END;
CREATE MACRO model.printed_low(jobs) AS model.at_least_zero(jobs - 50);
CREATE MACRO model.printed_high(jobs) AS jobs + 50;
-- 95 % half-width of the rounding in a sum of n printed cells: errors are independent, so it grows with the root of n. A cell that is
-- printed within `half` either side has sd half / sqrt(3) = 0.5774 half (50 jobs: 28.87; 5 persons, as for tens: 2.887)
CREATE MACRO model.rounding_half_width(n_cells, half) AS
    CASE WHEN n_cells = 0 THEN 0 WHEN n_cells = 1 THEN half ELSE 1.96 * 0.5774 * half * sqrt(n_cells) END;
CREATE MACRO model.sum_half_width(n_cells) AS model.rounding_half_width(n_cells, 50);
-- where a table has not been seen: thousands with a decimal anywhere are hundreds (within 50), else whole thousands (within 500)
CREATE MACRO model.thousands_half_width(has_decimals) AS CASE WHEN has_decimals THEN 50 ELSE 500 END;
-- a sum with suppressed parts is still a figure where they widen it by at most 5 % of its middle
CREATE MACRO model.sum_jobs(n_cells, published_sum, suppressed_low, suppressed_high) AS
    CASE WHEN n_cells > 0
          AND suppressed_high - suppressed_low <= 0.05 * (published_sum + (suppressed_low + suppressed_high) / 2)
         THEN published_sum + (suppressed_low + suppressed_high) / 2 END;
-- whether a code existed on a day; of a year's jobs December decides
CREATE MACRO model.exists_on(day, begins_date, ends_date) AS
    (begins_date IS NULL OR begins_date <= day) AND (ends_date IS NULL OR ends_date > day);
CREATE MACRO model.december_exists(y, begins_date, ends_date) AS model.exists_on(make_date(y, 12, 31), begins_date, ends_date);
-- codes such as CR99 and PV99 hold what the publisher could not allocate to a region
CREATE MACRO model.is_unallocated(region_code) AS regexp_matches(region_code, '^(CR|PV|LD)99$|^GM(0998|0999|9999)$');
-- a value with an attribute (Confidential, NotAvailable, Impossible) is no figure, whatever stands beside it
CREATE MACRO model.given(figure, attribute) AS CASE WHEN coalesce(attribute, 'None') = 'None' THEN figure END;
