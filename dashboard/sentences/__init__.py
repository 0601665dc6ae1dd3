"""Figures in plain Dutch: words, and the sentences made from them. Pure: records in, text out."""
