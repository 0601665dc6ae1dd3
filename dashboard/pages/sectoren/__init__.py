"""Page Sectoren: one sector across regions."""
