"""Tests of etl/extract/boundaries."""
