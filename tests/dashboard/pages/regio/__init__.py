"""Tests of dashboard/pages/regio."""
