-- shift-share after Dunn (1960) and the location quotient (docs/methods.md 3), jobs
-- e0, e1: jobs of sector i in region r at start and end; g_i: growth of sector i in the country, g: of the country's total (fractions).
-- The regional part is e0 (g_ir - g_i), written without g_ir so that it also holds for e0 = 0. The three add up to e1 - e0, exactly.
-- Example (University of Washington): 500 -> 1 000, g_i 0.10, g 0.29: 145 - 95 + 450 = 500.
CREATE MACRO model.national_effect(e0, g) AS e0 * g;
CREATE MACRO model.mix_effect(e0, g_i, g) AS e0 * (g_i - g);
CREATE MACRO model.regional_effect(e0, e1, g_i) AS (e1 - e0) - e0 * g_i;
-- share of sector i in the region over its share in the country
CREATE MACRO model.location_quotient(e_ir, e_r, e_i, e) AS
    CASE WHEN e_r > 0 AND e_i > 0 AND e > 0 THEN (e_ir / e_r) / (e_i / e) END;
-- one sector's part of the Krugman index of specialisation, sum of |s_ir - s_i| over sectors
CREATE MACRO model.krugman_term(s_ir, s_i) AS abs(s_ir - s_i);
