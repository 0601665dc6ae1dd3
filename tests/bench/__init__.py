"""Measurements of speed and memory (``make bench``). They print; no test asserts a time."""
