-- one row per gemeente and month in which the table on benefits and the calendar of mergers disagree
-- severity: warning
-- reason: what is printed counts; a code that outlives its gemeente may be counted beside its successor, and persons taken to stand under
--   another code may have been withheld instead
-- titel: Elke gemeente met uitkeringen bestond in die maand
-- uitleg: Rond een herindeling zet CBS mensen soms eerder of later bij de nieuwe gemeente. We tellen wat er staat. Zo kan een gemeente dubbel tellen of ontbreken.
-- advice: look at the gemeente on StatLine around its merger
SELECT gm_code, min(period_code) AS first_month, count(*) AS months
FROM core.dim_gemeente_month
WHERE is_printed <> in_calendar AND (is_printed OR NOT existed)
GROUP BY gm_code;
