"""Tests of etl/stage."""
