"""Tests of the ETL and the dashboard."""
