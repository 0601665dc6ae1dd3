"""Tests of dashboard/pages/overstap."""
