"""Section of Overstap: two occupations side by side."""
