"""The ETL of Krimp & Groei: extract -> stage -> core -> model -> mart, into one DuckDB file per version."""
