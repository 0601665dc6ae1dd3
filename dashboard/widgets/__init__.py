"""Pieces of our own for the browser."""
