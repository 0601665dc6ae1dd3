"""Tests of etl/extract/competentnl."""
