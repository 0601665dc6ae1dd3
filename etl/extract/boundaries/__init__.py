"""Boundaries of regions, from cartomap or PDOK."""

from etl.extract.boundaries.region_boundaries import fetch

__all__ = ["fetch"]
