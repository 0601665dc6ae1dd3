-- one row per ordered pair of sections
CREATE TABLE mart.sector_crossover AS
SELECT s.origin_sbi, s.destination_sbi, CAST(s.coverage AS DOUBLE) AS coverage,
       (SELECT string_agg(p.origin_code || '>' || p.destination_code, ' ' ORDER BY p.rank) FROM raw.route_sector_pair AS p
        WHERE p.origin_sbi = s.origin_sbi AND p.destination_sbi = s.destination_sbi) AS carried_by
FROM raw.route_sector AS s;
ALTER TABLE mart.sector_crossover ADD PRIMARY KEY (origin_sbi, destination_sbi);
COMMENT ON TABLE mart.sector_crossover IS 'One row per ordered pair of sections, a section with itself too: mean coverage when a person of the one meets a job of the other at random, 0 to 1; below 1 within a section too. carried_by: the ten occupation pairs that contribute most, origin>destination, the largest first; figures in mart.sector_crossover_pair. An estimate';
