-- one row per region key of the tables on benefits, vacancies or occupations that is known and not used
-- severity: info
-- reason: landsdelen and older divisions repeat the same persons; AM04, AM16 and AM31 are retired codes, codes that end in 99 are no region
-- titel: Gebieden van CBS die we niet gebruiken, bij vacatures, uitkeringen en beroepen
-- uitleg: CBS geeft ook landsdelen, oude indelingen en vervallen arbeidsmarktregio's (AM04, AM16 en AM31). Die tellen hetzelfde nog een keer, of horen bij geen regio.
-- advice: nothing to do
SELECT DISTINCT s.source_id, s.region_code
FROM (
    SELECT 'cbs_83599ned' AS source_id, region_code FROM stage.vacancies
    UNION ALL
    SELECT 'cbs_85554ned', region_code FROM stage.ww_by_age
    UNION ALL
    SELECT 'cbs_80794ned', region_code FROM stage.benefits
    UNION ALL
    SELECT 'cbs_beroep_regio', region_code FROM stage.occupation_employed
) AS s
WHERE s.region_code NOT IN (SELECT region_code FROM core.dim_region)
  AND s.region_code NOT IN (SELECT gm_code_old FROM core.map_gemeente_merger);
