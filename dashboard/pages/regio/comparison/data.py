"""Two regions side by side, section by section: what compares, and what the margins allow to say. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.growth.records import Sector, SectorGrowth

FASTER, SLOWER, OPEN, BROKEN, UNKNOWN = "harder", "minder hard", "gelijk of onzeker", "reeksbreuk", "onbekend"


@dataclass(frozen=True)
class Pair:
    """One sector here and there. ``there`` is missing where only the growth of matched regions is known."""

    sector: Sector
    here: SectorGrowth
    there: SectorGrowth | None

    @property
    def there_pct(self) -> float | None:
        """Growth there in percent a year; for the country at least that of the matched regions."""
        if self.there is None:
            return self.here.country_cagr_pct
        return self.there.cagr.value

    @property
    def compares(self) -> bool:
        """Whether both have a growth that may be laid side by side: no break, no estimate, nothing hidden."""
        sides = [side for side in (self.here, self.there) if side is not None]
        usable = all(not side.spans_break and not side.is_estimated for side in sides)
        return usable and self.here.cagr.value is not None and self.there_pct is not None

    @property
    def lead(self) -> float | None:
        """Percentage points a year that the sector grows harder here."""
        if not self.compares or self.here.cagr.value is None or self.there_pct is None:
            return None
        return self.here.cagr.value - self.there_pct

    @property
    def finding(self) -> str:
        """What may be said: ``harder`` or ``minder hard`` here only where the margins do not touch."""
        if self.here.spans_break or (self.there is not None and self.there.spans_break):
            return BROKEN
        if not self.compares:
            return UNKNOWN
        low, high = self.here.cagr.low, self.here.cagr.high
        there_low = self.there_pct if self.there is None else self.there.cagr.low
        there_high = self.there_pct if self.there is None else self.there.cagr.high
        if low is not None and there_high is not None and low > there_high:
            return FASTER
        if high is not None and there_low is not None and high < there_low:
            return SLOWER
        return OPEN


def pairs(
    here: Mapping[str, SectorGrowth],
    there: Mapping[str, SectorGrowth],
    sectors: Mapping[str, Sector],
    *,
    with_country: bool,
) -> list[Pair]:
    """Sections and the total in both regions, in CBS order, the total last.

    Args:
        here: growth by sector code in the region.
        there: the same in the other region or the country.
        sectors: names and levels by code.
        with_country: the other is the country: where it has no figure of its own the matched regions stand for it.
    """
    made = []
    for level in ("section", "total"):
        for code, sector in sectors.items():
            if sector.sector_level == level and code in here:
                other = there.get(code)
                if with_country and (other is None or other.cagr.value is None):
                    other = None
                elif other is None:
                    continue
                made.append(Pair(sector, here[code], other))
    return made
