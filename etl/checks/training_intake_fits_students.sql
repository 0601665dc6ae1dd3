-- one row per region, field and year with surely more new students than students
-- severity: warning
-- reason: who is new is counted among the students of the same 1 October
-- titel: Er zijn nergens meer nieuwe studenten dan studenten
-- uitleg: Nieuwe studenten tellen mee in het aantal studenten van dat jaar.
-- advice: compare the files of intake and of students; one may be of another year
SELECT region_code, field_code, education_level, pathway, year, intake_low, students_high
FROM mart.training_capacity WHERE intake_low > students_high;
