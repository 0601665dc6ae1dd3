"""Tests of dashboard/kit."""
