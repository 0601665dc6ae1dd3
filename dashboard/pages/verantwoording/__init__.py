"""Page Verantwoording: sources, methods, checks."""
