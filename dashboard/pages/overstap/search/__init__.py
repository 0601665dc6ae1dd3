"""Section of Overstap: finding an occupation by its name or a synonym."""
