"""Tests of etl/run."""
