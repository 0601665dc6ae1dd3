"""Routes from one occupation or sector to another, by the skills that work asks (METHODS 6 and 7)."""
