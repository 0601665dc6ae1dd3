-- one row per figure that two files of UWV give with different values
-- severity: warning
-- reason: UWV revises its figures; the file that reaches the latest period counts, then the one that changed last
-- titel: Bestanden van UWV die hetzelfde cijfer hebben, zijn het eens
-- uitleg: UWV herziet cijfers. Dan telt het bestand dat het verst in de tijd reikt, en daarna het bestand dat het laatst is gewijzigd.
-- advice: nothing to do where the newer file is a revision; else remove the wrong file and the folder raw/uwv_inbox, and run again
SELECT region_code, occupation_name, period_code, figure_text, file_name, values_given
FROM core.fct_uwv_figure
WHERE values_given > 1;
