"""Tests that drive the system's Chromium against the served app."""
