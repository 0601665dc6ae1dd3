"""Page Overstap: routes from an occupation or a sector to other work."""
