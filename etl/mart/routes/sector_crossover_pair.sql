-- one row per ordered pair of sections x one of the ten occupation pairs that carry it
CREATE TABLE mart.sector_crossover_pair AS
SELECT p.origin_sbi, p.destination_sbi, p.origin_code, p.destination_code, CAST(p.contribution AS DOUBLE) AS weight,
       coalesce(c.coverage, CASE WHEN p.origin_code = p.destination_code THEN 1.0 END) AS coverage,
       coalesce(c.score, CASE WHEN p.origin_code = p.destination_code THEN 1.0 END) AS score,
       CAST(p.rank AS INTEGER) AS rank
FROM raw.route_sector_pair AS p
LEFT JOIN mart.crossover AS c ON c.origin_code = p.origin_code AND c.destination_code = p.destination_code;
ALTER TABLE mart.sector_crossover_pair ADD PRIMARY KEY (origin_sbi, destination_sbi, origin_code, destination_code);
COMMENT ON TABLE mart.sector_crossover_pair IS 'One row per ordered pair of sections x one of the ten occupation pairs that carry it: weight is its part of the cell''s coverage (same unit), coverage and score are those of the occupation pair (1 for an occupation with itself)';
