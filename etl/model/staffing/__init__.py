"""Which occupations work in a sector, and the education that their work asks (docs/methods.md 6)."""
