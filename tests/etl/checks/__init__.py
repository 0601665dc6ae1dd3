"""Tests of etl/checks."""
