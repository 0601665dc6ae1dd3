"""Breaks in the yearly series: which are likely, and which lie inside a window (docs/methods.md 2)."""
