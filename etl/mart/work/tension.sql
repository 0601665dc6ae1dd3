-- one row per region x occupation x period: the spanningsindicator of UWV
CREATE TABLE mart.tension AS
SELECT region_code, occupation_code, occupation_name, period_code, period_end,
       figure AS tension, CASE WHEN figure_high IS NOT NULL OR figure_low > 0 THEN figure_low END AS tension_low,
       figure_high AS tension_high,
       -- of a masked figure the class is known where its whole interval lies in one
       CASE WHEN model.tension_class(figure_low) = model.tension_class(coalesce(figure_high, 'infinity'::DOUBLE))
            THEN model.tension_class(figure_low) END AS tension_class,
       'uwv_inbox' AS source_id
FROM core.fct_uwv_figure WHERE kind = 'tension';
ALTER TABLE mart.tension ADD PRIMARY KEY (region_code, occupation_code, period_code);
ALTER TABLE mart.tension ALTER period_end SET NOT NULL;
COMMENT ON TABLE mart.tension IS 'One row per region x occupation x period: spanningsindicator (open vacancies / persons on WW for less than 6 months, end of quarter) and its class. Source: UWV';
