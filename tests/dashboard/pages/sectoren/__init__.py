"""Tests of dashboard/pages/sectoren."""
