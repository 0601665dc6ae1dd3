"""Tests of etl/extract/cbs."""
