"""Model: the statistics, each formula defined once.

SQL macros where marts need it for any window (``window/`` holds those that read tables), pure Python for the rest.
"""
