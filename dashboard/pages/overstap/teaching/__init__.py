"""Section of Overstap: where to learn what is missing."""
