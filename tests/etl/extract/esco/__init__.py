"""Tests of etl/extract/esco."""
