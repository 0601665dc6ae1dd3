-- one row per programme on the path to a function in a branch
CREATE TABLE mart.development_path AS
SELECT DISTINCT branch_name, function_name, coalesce(specialisation_name, '') AS specialisation_name, programme_code,
       coalesce(pathway_code, '') AS pathway_code, has_slim_text, begins_text, ends_text
FROM stage.duo_ontwikkelpaden;
COMMENT ON TABLE mart.development_path IS 'One row per programme on the path to a function in a branch (sectorale ontwikkelpaden), as DUO writes it; whether the SLIM subsidy may pay for it';
