"""Tests of dashboard/pages/werk."""
