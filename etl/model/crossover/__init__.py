"""Routes from one occupation or sector to another, by the skills that work asks (docs/methods.md 6 and 7)."""
