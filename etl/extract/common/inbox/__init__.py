"""Reads files that people put into a folder, with care for what is wrong or harmful in them."""
