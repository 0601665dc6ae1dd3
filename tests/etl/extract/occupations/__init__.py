"""Tests of etl/extract/occupations."""
