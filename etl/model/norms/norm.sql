-- the value of a norm of data/reference/norms.csv, as this version was made with
-- A threshold that a formula takes as it is written out (0.05 in intervals.sql) stands in that file too: a test holds the two equal.
CREATE MACRO model.norm(code) AS (SELECT value FROM core.dim_norm WHERE norm_code = code);
