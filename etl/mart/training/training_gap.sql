-- one row per region x section x level: graduates of the fields that lead there against the need for people
-- Need is the growth of the sector per year over the five-year window, never below zero. What is needed to replace those who
-- leave is not known, so the need has no upper end and only a shortage can be seen. Which part of the jobs asks for which level
-- is not known either: only mbo and hbo together (all) are set against the growth. What is left of a field beside the shares that are
-- listed for it may go to any other section, and all of a field without shares: both widen the upper end, so that a list that
-- is not complete makes no shortage.
CREATE TABLE mart.training_gap (
    region_code       VARCHAR NOT NULL,
    sbi_code          VARCHAR NOT NULL,
    education_level   VARCHAR NOT NULL CHECK (education_level IN ('entree', 'mbo2', 'mbo3', 'mbo4', 'hbo', 'all')),
    graduates_low     DOUBLE,
    graduates_high    DOUBLE,
    yearly_need_low   DOUBLE,
    yearly_need_high  DOUBLE,
    signal            VARCHAR NOT NULL CHECK (signal IN ('tekort', 'in balans', 'ruim', 'onbekend')),
    reason            VARCHAR NOT NULL,
    graduates_year    INTEGER,
    need_year_from    INTEGER,
    need_year_to      INTEGER,
    PRIMARY KEY (region_code, sbi_code, education_level)
);
COMMENT ON TABLE mart.training_gap IS 'One row per region x section x level: yearly graduates of the fields that lead to the section (by place of training; in country and provincies mbo by place of living where CBS has it) against the yearly need. A signal, not a verdict; reason says what it rests on. yearly_need_high is null where replacement is not known';

INSERT INTO mart.training_gap
WITH other_share AS (
    SELECT f.field_code, f.field_kind, model.at_least_zero(1 - coalesce(sum(s.share_low), 0)) AS share
    FROM core.dim_training_field AS f
    LEFT JOIN core.map_field_sector AS s ON s.field_code = f.field_code
    GROUP BY f.field_code, f.field_kind
),
counted AS (
    SELECT region_code, place_type, field_code, field_kind, education_level, year, graduates_low, graduates_high
    FROM mart.training_capacity
    WHERE pathway = 'all' AND field_kind <> 'all' AND education_level <> 'mbo' AND graduates_source_id IS NOT NULL
      AND field_kind IN (SELECT o.field_kind FROM other_share AS o JOIN core.map_field_sector AS s ON s.field_code = o.field_code)
),
-- fields of CBS have measured shares, so they come first where they are there
chosen AS (
    SELECT * FROM counted
    QUALIFY year = max(year) OVER (PARTITION BY education_level, field_kind)
        AND dense_rank() OVER (PARTITION BY region_code, education_level ORDER BY field_kind <> 'isced') = 1
),
led AS (
    SELECT c.region_code, b.sbi_code, c.education_level, max(c.year) AS year, max(c.place_type) AS place_type,
           sum(c.graduates_low * coalesce(s.share_low, 0)) AS low,
           CASE WHEN bool_and(c.graduates_high IS NOT NULL) THEN sum(c.graduates_high * coalesce(s.share_high, o.share)) END AS high
    FROM chosen AS c
    CROSS JOIN (SELECT sbi_code FROM mart.sector WHERE sector_level = 'section') AS b
    JOIN other_share AS o ON o.field_code = c.field_code
    LEFT JOIN core.map_field_sector AS s ON s.field_code = c.field_code AND s.sbi_code = b.sbi_code
    GROUP BY c.region_code, b.sbi_code, c.education_level
),
-- DUO's file is of the whole country: a level that it counts anywhere has no graduates where it has no rows
level_there AS (
    SELECT education_level, max(year) AS year
    FROM mart.training_capacity
    WHERE pathway = 'all' AND field_kind <> 'all' AND education_level <> 'mbo' AND graduates_source_id IS NOT NULL
    GROUP BY education_level
),
-- graduates of a place that was not found may belong to any region
nowhere AS (
    SELECT p.education_level, sum(model.masked_high(p.known_sum, p.masked_cells, p.unknown_cells)) AS high,
           bool_or(p.unknown_cells > 0) AS is_open
    FROM core.fct_training_place AS p
    WHERE p.part_code IS NULL AND p.measure = 'graduates'
      AND p.year = (SELECT max(year) FROM core.fct_training_place AS l
                    WHERE l.measure = 'graduates' AND l.education_level = p.education_level)
    GROUP BY p.education_level
),
cell AS (
    SELECT g.region_code, g.sbi_code, l.education_level, g.change_low, g.change_high, g.year_from, g.year_to, g.spans_break
    FROM mart.sector_growth AS g
    JOIN mart.region AS r ON r.region_code = g.region_code AND r.region_type <> 'gemeente'
    JOIN mart.sector AS s ON s.sbi_code = g.sbi_code AND s.sector_level = 'section'
    CROSS JOIN (SELECT education_level FROM core.dim_education_level WHERE education_level NOT IN ('mbo', 'all')) AS l
    WHERE g.year_to - g.year_from = 5
),
per_level AS (
    SELECT c.*, CASE WHEN t.year IS NOT NULL THEN coalesce(d.low, 0) END AS graduates_low,
           CASE WHEN t.year IS NULL OR n.is_open THEN NULL
                ELSE CASE WHEN d.sbi_code IS NULL THEN 0 ELSE d.high END
                     + CASE WHEN c.region_code = 'NL01' THEN 0 ELSE coalesce(n.high, 0) END
           END AS graduates_high, t.year
    FROM cell AS c
    LEFT JOIN level_there AS t ON t.education_level = c.education_level
    LEFT JOIN nowhere AS n ON n.education_level = c.education_level
    LEFT JOIN led AS d ON d.region_code = c.region_code AND d.sbi_code = c.sbi_code AND d.education_level = c.education_level
),
whole AS (
    SELECT region_code, sbi_code, 'all' AS education_level, change_low, change_high, year_from, year_to, spans_break,
           sum(graduates_low) AS graduates_low,
           -- a level of which nothing is known could hide any number
           CASE WHEN bool_and(graduates_high IS NOT NULL) THEN sum(graduates_high) END AS graduates_high,
           max(year) AS year, CASE WHEN bool_or(graduates_high IS NULL) THEN string_agg(education_level, ', ' ORDER BY education_level) FILTER (graduates_high IS NULL) END AS missing
    FROM per_level
    GROUP BY ALL
),
needed AS (
    SELECT region_code, sbi_code, education_level, graduates_low, graduates_high, year, year_from, year_to, spans_break, missing,
           CASE WHEN change_low IS NOT NULL AND NOT spans_break THEN greatest(0, change_low / (year_to - year_from)) END AS need_low
    FROM whole
    UNION ALL
    SELECT region_code, sbi_code, education_level, graduates_low, graduates_high, year, year_from, year_to, spans_break, NULL, NULL
    FROM per_level
),
judged AS (
    -- no graduate for sure: no field is listed for the section, or no school of it has its head office here. People then come
    -- from elsewhere, which is no shortage.
    SELECT *, CASE WHEN graduates_low = 0 THEN 'onbekend'
                   ELSE model.training_signal(graduates_low, graduates_high, need_low, NULL) END AS signal
    FROM needed
)
SELECT region_code, sbi_code, education_level, graduates_low, graduates_high, need_low, NULL, signal,
       CASE WHEN signal = 'tekort'
            THEN 'De sector groeit per jaar met meer banen dan er gediplomeerden zijn uit richtingen die erheen leiden. Vervanging van wie stopt komt daar nog bij en is niet bekend. De groei is die van alle banen, ook op wo-niveau en zonder diploma.'
            WHEN education_level <> 'all' AND graduates_low IS NULL THEN 'Hoeveel gediplomeerden er van dit niveau zijn, is niet bekend.'
            WHEN education_level <> 'all' THEN 'Welk deel van de banen in deze sector dit niveau vraagt, is niet bekend.'
            WHEN spans_break THEN 'De cijfers van deze sector hebben een reeksbreuk, dus de groei is niet bekend.'
            WHEN need_low IS NULL THEN 'De groei van deze sector is hier niet bekend.'
            WHEN graduates_low = 0 AND missing IS NULL
            THEN 'Van geen enkel diploma is hier zeker dat het van een richting is die vooral naar deze sector leidt. De mensen komen dan van elders of uit andere richtingen.'
            WHEN missing IS NOT NULL THEN 'Niet van alle niveaus is bekend hoeveel gediplomeerden er zijn.'
            ELSE 'Hoeveel mensen de sector nodig heeft om vertrekkers te vervangen, is niet bekend. De groei alleen is niet groter dan het aantal gediplomeerden.'
       END,
       year, year_from, year_to
FROM judged;
