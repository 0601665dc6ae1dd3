"""Tests of dashboard/growth."""
