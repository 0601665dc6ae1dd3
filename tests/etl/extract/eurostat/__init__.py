"""Tests of etl/extract/eurostat."""
