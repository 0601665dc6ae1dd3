-- one row per region x group x year in which two or more sections of a published group are suppressed
-- With exactly one hidden section the rest would be that section, which is withheld on purpose.
CREATE TABLE mart.group_rest AS
WITH section AS (
    SELECT j.region_code, s.parent_code AS group_code, j.year,
           count(*) FILTER (WHERE j.jobs IS NULL)                                          AS hidden,
           string_agg(CASE WHEN j.jobs IS NULL THEN j.sbi_code END, ', ' ORDER BY j.sbi_code) AS hidden_codes,
           coalesce(sum(j.jobs), 0)                                                        AS jobs,
           coalesce(sum(CASE WHEN j.jobs IS NOT NULL THEN j.jobs_low END), 0)              AS jobs_low,
           coalesce(sum(CASE WHEN j.jobs IS NOT NULL THEN j.jobs_high END), 0)             AS jobs_high
    FROM core.fct_sector_jobs AS j
    JOIN core.dim_sector AS s ON s.sbi_code = j.sbi_code AND s.sector_level = 'section'
    GROUP BY j.region_code, s.parent_code, j.year
)
SELECT g.region_code, g.sbi_code AS group_code, g.year,
       'rest van ' || g.sbi_code || ' (' || regexp_replace(s.hidden_codes, ', ([A-Z])$', ' en \1') || ' samen)' AS rest_name,
       model.at_least_zero(g.jobs - s.jobs)           AS jobs,
       model.at_least_zero(g.jobs_low - s.jobs_high)  AS jobs_low,
       model.at_least_zero(g.jobs_high - s.jobs_low)  AS jobs_high
FROM core.fct_sector_jobs AS g
JOIN core.dim_sector AS d ON d.sbi_code = g.sbi_code AND d.sector_level = 'group'
JOIN section AS s ON s.region_code = g.region_code AND s.group_code = g.sbi_code AND s.year = g.year
WHERE s.hidden >= model.norm('rest_fewest_hidden') AND g.status = 'published';
ALTER TABLE mart.group_rest ADD PRIMARY KEY (region_code, group_code, year);
COMMENT ON TABLE mart.group_rest IS 'One row per region x group x year with two or more suppressed sections: what the group holds beside its published sections';
