"""Model: the statistics, each formula defined once. SQL macros where marts need it for any window, pure Python for the rest."""
