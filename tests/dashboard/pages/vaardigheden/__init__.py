"""Tests of dashboard/pages/vaardigheden."""
