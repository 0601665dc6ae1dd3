"""Tests of etl/reference."""
