-- one row per kind x region x occupation x period: the figure of the file that counts
-- Files overlap and are revised: the one that reaches the latest period counts, then the one that changed last (rank, made in
-- etl/extract/uwv/inbox.py). A name without a code takes the code that another file gives to the same name, if it is one code.
CREATE TABLE core.fct_uwv_figure (
    kind             VARCHAR NOT NULL CHECK (kind IN ('tension', 'vacancies', 'ww', 'ww_short', 'jobseekers')),
    region_code      VARCHAR NOT NULL,
    occupation_code  VARCHAR NOT NULL,
    occupation_name  VARCHAR NOT NULL,
    period_code      VARCHAR NOT NULL,
    period_end       DATE NOT NULL,
    figure           DOUBLE CHECK (figure >= 0),
    figure_low       DOUBLE NOT NULL CHECK (figure_low >= 0),
    figure_high      DOUBLE CHECK (figure_high >= figure_low),
    figure_text      VARCHAR,
    printed_class    VARCHAR,
    file_name        VARCHAR NOT NULL,
    sheet_row        INTEGER,
    values_given     INTEGER NOT NULL CHECK (values_given > 0),
    PRIMARY KEY (kind, region_code, occupation_code, period_code)
);
COMMENT ON TABLE core.fct_uwv_figure IS 'One row per kind x region x occupation x period of UWV; figure null is masked or unknown, low and high hold what is known; values_given is the number of different figures that the files give';

INSERT INTO core.fct_uwv_figure
WITH code_of_name AS (
    SELECT occupation_slug, min(occupation_code) AS occupation_code
    FROM stage.uwv_figure
    WHERE occupation_code IS NOT NULL
    GROUP BY occupation_slug
    HAVING count(DISTINCT occupation_code) = 1
),
coded AS (
    SELECT f.* REPLACE (coalesce(f.occupation_code, c.occupation_code, f.occupation_slug) AS occupation_code),
           x.rank, x.file_name
    FROM stage.uwv_figure AS f
    JOIN stage.uwv_file AS x ON x.part = f.part
    LEFT JOIN code_of_name AS c ON c.occupation_slug = f.occupation_slug
),
counted AS (
    SELECT *, count(DISTINCT (figure, figure_low, figure_high)) OVER key_of AS values_given,
           row_number() OVER (key_of ORDER BY rank DESC, sheet_row) AS place,
           -- one name per code, over all files and periods
           first(occupation_name) OVER (PARTITION BY occupation_code ORDER BY rank DESC, sheet_row) AS name_of_code
    FROM coded
    WINDOW key_of AS (PARTITION BY kind, region_code, occupation_code, period_code)
)
SELECT kind, region_code, occupation_code, name_of_code, period_code, period_end,
       figure, coalesce(figure_low, 0), figure_high, figure_text, printed_class, file_name, sheet_row,
       CAST(values_given AS INTEGER)
FROM counted
WHERE place = 1;
