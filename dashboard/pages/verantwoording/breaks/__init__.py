"""Section of Verantwoording: breaks in the series, proposals for them, and unusual years."""
