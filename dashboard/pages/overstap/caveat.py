"""What goes with every statement about routes and skills, everywhere in the same words."""

from __future__ import annotations

CAVEAT = "Een signaal om over te praten, geen oordeel over een persoon."
