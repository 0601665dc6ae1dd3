"""Model: the statistics, each formula defined once.

One folder per method: SQL macros where marts need a formula for any window, pure Python for the rest. Nothing here
reads or writes a table; ``etl/run`` does, and hands frames over.
"""
