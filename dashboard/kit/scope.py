"""What an answer is about: the version of the figures, and as far as it matters a region, years and a sector.

A scope is the key of every kept answer (kit/kept_answers.py). An answer that is kept without, say, the years gets a
scope without them, and asking it for its years is a mistake in the program that is told at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeVar

Part = Literal["region", "years", "sector"]
Years = tuple[int, int]
Said = TypeVar("Said")


@dataclass(frozen=True, slots=True)
class Scope:
    """``Scope(version, region, years, sector)``: codes, and the first and the last year.

    >>> here = Scope("v1", "CR33", (2019, 2024))
    >>> here.at(region="CR36").region, here.only("years") == Scope("v1", years_=(2019, 2024))
    ('CR36', True)
    """

    version: str
    region_: str | None = None
    years_: Years | None = None
    sector_: str | None = None

    @property
    def region(self) -> str:
        """Code of the region."""
        return self._said("region", self.region_)

    @property
    def years(self) -> Years:
        """First and last year."""
        return self._said("years", self.years_)

    @property
    def sector(self) -> str:
        """SBI code of the sector."""
        return self._said("sector", self.sector_)

    def at(self, *, region: str | None = None, years: Years | None = None, sector: str | None = None) -> Scope:
        """The same elsewhere: with another region, other years or another sector."""
        told = {"region_": region, "years_": years, "sector_": sector}
        return replace(self, **{name: value for name, value in told.items() if value is not None})  # type: ignore[arg-type]

    def only(self, *parts: Part) -> Scope:
        """The version with these parts, without the others.

        Raises:
            ValueError: a part is not there.
        """
        return Scope(
            self.version,
            self.region if "region" in parts else None,
            self.years if "years" in parts else None,
            self.sector if "sector" in parts else None,
        )

    def _said(self, part: str, value: Said | None) -> Said:
        if value is None:
            raise ValueError(f"this answer is about no one {part} ({self})")
        return value
