"""Section of Verantwoording: every threshold that a reader may dispute, with its reason."""
