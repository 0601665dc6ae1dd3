"""Tests of etl/mart."""
