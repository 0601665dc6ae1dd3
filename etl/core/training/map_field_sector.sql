-- one row per field x section its graduates go to work in, with the share
-- Of mbo by ISCED field CBS counts leavers with a job by sector (85699NED); of other fields the reviewed list tells, with room.
CREATE TABLE core.map_field_sector (
    field_code  VARCHAR NOT NULL,
    sbi_code    VARCHAR NOT NULL,
    share_low   DOUBLE NOT NULL CHECK (share_low >= 0),
    share_high  DOUBLE NOT NULL CHECK (share_high <= 1 AND share_high >= share_low),
    source_id   VARCHAR NOT NULL,
    reason      VARCHAR NOT NULL,
    PRIMARY KEY (field_code, sbi_code)
);
COMMENT ON TABLE core.map_field_sector IS 'One row per field x section: between which shares of its graduates work there; what a field is not listed for is not counted';

INSERT INTO core.map_field_sector
SELECT field_code, sbi_code, share_low, share_high, 'field_sector', reason FROM raw.ref_field_sector;

INSERT INTO core.map_field_sector
WITH leavers AS (
    SELECT year, field_title, sector_title, count_value,
           rank() OVER (ORDER BY CASE WHEN lower(diploma_title) LIKE '%met diploma%' THEN 1
                                      WHEN lower(diploma_title) LIKE 'totaal%' THEN 2 ELSE 3 END) AS diploma_rank
    FROM stage.cbs_85699ned
    WHERE lower(sex_title) LIKE 'totaal%' AND lower(age_title) LIKE 'totaal%'
      AND lower(moment_title) LIKE '1 jaar na%' AND count_value IS NOT NULL
),
latest AS (
    SELECT * FROM leavers WHERE diploma_rank = 1 AND year = (SELECT max(year) FROM leavers WHERE diploma_rank = 1)
),
total AS (
    SELECT field_title, max(count_value) AS leavers
    FROM latest WHERE lower(sector_title) LIKE 'totaal%' OR starts_with(sector_title, 'A-U') GROUP BY field_title
)
SELECT f.field_code, s.sbi_code,
       model.rounded_low(l.count_value) / model.rounded_high(t.leavers),
       least(1, model.rounded_high(l.count_value) / model.rounded_low(t.leavers)),
       'cbs_85699ned', 'uitstromers met werk, 1 jaar later, van schooljaar ' || l.year
FROM latest AS l
JOIN total AS t ON t.field_title = l.field_title AND t.leavers >= model.norm('leavers_fewest')
JOIN core.dim_training_field AS f ON f.field_kind = 'isced' AND starts_with(l.field_title, f.source_title || ' ')
JOIN core.dim_sector AS s ON s.sector_level = 'section' AND starts_with(l.sector_title, s.sbi_code || ' ');
