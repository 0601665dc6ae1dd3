"""Tests of etl/extract/duo."""
