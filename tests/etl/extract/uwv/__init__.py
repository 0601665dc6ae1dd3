"""Tests of etl/extract/uwv."""
