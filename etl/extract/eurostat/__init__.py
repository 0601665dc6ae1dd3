"""Employed persons by section and occupation, from Eurostat."""

from etl.extract.eurostat.employed import fetch

__all__ = ["fetch"]
