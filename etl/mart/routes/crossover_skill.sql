-- one row per ordered pair of BRC groups x skill group: the heaviest that are missing and that are there
CREATE TABLE mart.crossover_skill (
    origin_code       VARCHAR NOT NULL,
    destination_code  VARCHAR NOT NULL,
    skill_code        VARCHAR NOT NULL,
    has_skill         BOOLEAN NOT NULL,
    weight            DOUBLE NOT NULL CHECK (weight > 0),
    missing_weight    DOUBLE NOT NULL CHECK (missing_weight >= 0),
    asked             DOUBLE NOT NULL CHECK (asked > 0 AND asked <= 1),
    brought           DOUBLE NOT NULL CHECK (brought BETWEEN 0 AND 1),
    rank              INTEGER NOT NULL CHECK (rank >= 1)
);
COMMENT ON TABLE mart.crossover_skill IS 'One row per ordered pair of BRC groups x skill group of level 2 that the destination asks: the heaviest six that are missing (has_skill false, by missing_weight) and the heaviest four that are there (by weight). asked and brought: part of the occupations of either group that ask it; has_skill: brought is at least half of asked; weight: IDF x asked; rank within pair and has_skill. Any other pair, and all skills, through mart.skills_between. Unique, held by a check: the index would be four times the table';

INSERT INTO mart.crossover_skill
SELECT origin_code, destination_code, skill_code, CAST(has_skill AS BOOLEAN), weight, missing_weight, asked, brought, rank
FROM raw.route_gap
ORDER BY origin_code, destination_code, has_skill, rank;
