"""Tests of dashboard/pages/opleiden."""
