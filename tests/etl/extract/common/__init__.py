"""Tests of etl/extract/common."""
