"""Section of Overstap: what is known of occupations in one region."""
