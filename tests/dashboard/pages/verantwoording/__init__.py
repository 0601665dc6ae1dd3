"""Tests of dashboard/pages/verantwoording."""
