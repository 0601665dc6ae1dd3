"""Where figures come from that are not the jobs: the line below a figure and the facts in a download. Pure.

Of the jobs themselves, whose source also tells years and versions, see ``dashboard.growth.words``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.growth.records import Source
from dashboard.growth.words import listing, source_name
from dashboard.kit import numbers


def line_of_sources(sources: Mapping[str, Source], names: Sequence[str], counted: str) -> str:
    """Publisher and table of some sources, how fresh the copy is, and what is counted; empty where none is there.

    Args:
        sources: all sources by id.
        names: ids of those that are meant.
        counted: what is counted, as a sentence.
    """
    rows = [sources[name] for name in names if name in sources]
    if not rows:
        return ""
    tables = [source_name(row) for row in rows]
    bundled = " Meegeleverde kopie." if all(row.mode == "snapshot" for row in rows) else ""
    fetched = sorted({numbers.day(row.retrieved_at) for row in rows if row.retrieved_at is not None})
    when = f" Opgehaald op {listing(fetched)}." if fetched else ""
    return f"Bron: {listing(tables)}.{bundled}{when} {counted}"


def facts_of_sources(sources: Mapping[str, Source], names: Sequence[str], counted: str, stand: str) -> dict[str, str]:
    """The same fact by fact, for a download; ``stand`` is the moment that the figures are of."""
    rows = [sources[name] for name in names if name in sources]
    return {
        "Bron": listing([source_name(row) for row in rows]),
        "Stand": stand,
        "Opgehaald": listing([numbers.day(row.retrieved_at) for row in rows]),
        "Geteld": counted,
    }


def not_fetched(what: str, brings: str) -> str:
    """What stands in the place of figures that a run has not fetched.

    Args:
        what: the figures.
        brings: what such a run brings, and from whom.
    """
    return (
        f"{what} zitten niet in de cijfers die nu klaarstaan. Met `make refresh` haalt de beheerder {brings} op. "
        "Daarna staan ze hier."
    )
