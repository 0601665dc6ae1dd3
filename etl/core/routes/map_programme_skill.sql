-- one row per mbo programme x skill group it teaches, by the best way that knows it
-- CompetentNL says it of a programme itself, but in few and wide words: of a cook it does not say that a cook prepares food. What it
-- does not say, the occupation that the programme trains for may: the official one of DUO, or, where DUO's list does not have the
-- programme, the one with the same name; what ESCO calls essential for it counts.
CREATE TABLE core.map_programme_skill (
    crebo_code   VARCHAR NOT NULL,
    skill_code   VARCHAR NOT NULL,
    route        VARCHAR NOT NULL CHECK (route IN ('competentnl', 'beroep', 'naam')),
    skill_count  INTEGER NOT NULL CHECK (skill_count > 0),
    evidence     VARCHAR NOT NULL,
    PRIMARY KEY (crebo_code, skill_code)
);
COMMENT ON TABLE core.map_programme_skill IS 'One row per mbo programme x skill group of level 2 that it teaches; evidence names the skills of CompetentNL, or the occupation in ESCO';

INSERT INTO core.map_programme_skill
WITH by_competentnl AS (
    SELECT crebo_code, skill_code, skill_count, skill_names AS evidence FROM stage.competentnl_group
    UNION ALL
    SELECT s.crebo_code, b.skill_code, count(DISTINCT s.competentnl_code),
           string_agg(DISTINCT s.competentnl_name, '; ' ORDER BY s.competentnl_name)
    FROM stage.competentnl_skill AS s
    JOIN raw.ref_competentnl_skill AS b ON b.competentnl_code = s.competentnl_code
    WHERE coalesce(b.skill_code, '') <> ''
    GROUP BY s.crebo_code, b.skill_code
),
-- 'sloper' is also in 'ontmantelaar/sloper'; a name of more words has its slash elsewhere
esco_key AS (
    SELECT occupation_name, model.occupation_key(occupation_name) AS key, 1 AS priority
    FROM (SELECT DISTINCT occupation_name FROM raw.route_named_skill)
    UNION
    SELECT occupation_name, model.occupation_key(unnest(string_split(occupation_name, '/'))), 2
    FROM (SELECT DISTINCT occupation_name FROM raw.route_named_skill WHERE regexp_full_match(occupation_name, '[^ /]+/[^ /]+'))
),
-- what fits two occupations equally well says nothing
esco_name AS (
    SELECT key, min(occupation_name) AS occupation_name
    FROM (SELECT * FROM esco_key QUALIFY priority = min(priority) OVER (PARTITION BY key))
    GROUP BY key
    HAVING count(DISTINCT occupation_name) = 1
),
named AS (
    SELECT DISTINCT crebo_code, occupation_name AS name, 'beroep' AS route FROM stage.duo_opleiding_beroep
    UNION
    SELECT crebo_code, programme_name, 'naam' FROM core.dim_programme
    WHERE crebo_code NOT IN (SELECT crebo_code FROM stage.duo_opleiding_beroep)
      -- a code of an old list, of a programme that CompetentNL knows under a newer one
      AND NOT (is_current IS NULL AND crebo_code NOT IN (SELECT crebo_code FROM by_competentnl) AND model.occupation_key(programme_name) IN (
          SELECT model.occupation_key(p.programme_name) FROM core.dim_programme AS p
          WHERE p.crebo_code IN (SELECT crebo_code FROM by_competentnl)))
),
occupation AS (
    -- DUO may spell one occupation in two ways
    SELECT DISTINCT n.crebo_code, n.route, coalesce(e.occupation_name, t.occupation_name) AS occupation_name
    FROM named AS n
    LEFT JOIN esco_name AS e ON e.key = model.occupation_key(n.name)
    LEFT JOIN esco_name AS t ON t.key = model.trade_key(n.name)
    WHERE coalesce(e.occupation_name, t.occupation_name) IS NOT NULL
),
by_occupation AS (
    -- two occupations may ask the same skills, so a programme for both teaches at least those of the one that asks most
    SELECT o.crebo_code, s.skill_code, o.route, max(s.skill_count) AS skill_count,
           string_agg(DISTINCT o.occupation_name, '; ' ORDER BY o.occupation_name) AS evidence
    FROM occupation AS o
    JOIN raw.route_named_skill AS s ON s.occupation_name = o.occupation_name
    GROUP BY o.crebo_code, s.skill_code, o.route
)
SELECT t.crebo_code, t.skill_code, t.route, CAST(t.skill_count AS INTEGER), t.evidence
FROM (
    SELECT crebo_code, skill_code, 'competentnl' AS route, skill_count, evidence FROM by_competentnl
    UNION ALL
    SELECT o.crebo_code, o.skill_code, o.route, o.skill_count, o.evidence
    FROM by_occupation AS o
    WHERE NOT EXISTS (SELECT 1 FROM by_competentnl AS c WHERE c.crebo_code = o.crebo_code AND c.skill_code = o.skill_code)
) AS t
-- DUO's list of occupations goes further back than any list of programmes: what has no name there is not shown
WHERE t.crebo_code IN (SELECT crebo_code FROM core.dim_programme);
