"""Makers: rows, files and countries made up for tests, and publishers played over real HTTP."""
