"""What a threshold is, in words. Pure."""

from __future__ import annotations

from collections.abc import Sequence

INTRO = (
    "Soms moet er een grens zijn: vanaf welke groei noemen we het groei, en bij hoeveel afgeschermde cijfers zeggen we "
    "niets? Hieronder staan alle grenzen die iemand anders zou kunnen kiezen, met de reden en de datum waarop we er "
    "opnieuw naar kijken. Bent u het er niet mee eens? Dan weet u hier waar u op moet letten."
)


def norms_label(norms: Sequence[object]) -> str:
    """What unfolds the table.

    >>> norms_label([1, 2])
    'Alle 2 grenzen met hun reden'
    """
    return f"Alle {len(norms)} grenzen met hun reden"
