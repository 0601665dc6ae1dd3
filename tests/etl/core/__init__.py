"""Tests of etl/core."""
