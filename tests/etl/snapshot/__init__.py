"""Tests of etl/snapshot."""
