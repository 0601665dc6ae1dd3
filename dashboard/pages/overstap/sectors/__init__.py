"""Section of Overstap: from sector to sector."""
