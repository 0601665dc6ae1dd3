"""What the url chooses: region, years, sector, a region to compare with. Pure; between the url and all else.

The url (`?regio=CR33&periode=2019-2024&sector=Q&vergelijk=CR36`) is the only truth: a link shows the same view.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.growth.records import COUNTRY, Build, GemeenteRegion, Region, Sector
from dashboard.kit import numbers

DEFAULT_SECTOR = "Q"
# Years from the first to the last; any other pair can be chosen too.
PRESETS = (1, 5, 10)
DEFAULT_LENGTH = 5
CHOOSABLE = ("section", "group", "total")
_PERIOD = re.compile(r"([0-9]{4})-([0-9]{4})")


@dataclass(frozen=True)
class Choice:
    """A valid choice, and what had to be set right in the url.

    ``other`` is the region to compare with; None is the country.
    """

    region: Region
    year_from: int
    year_to: int
    sector: Sector | None = None
    other: Region | None = None
    notes: tuple[str, ...] = ()

    @property
    def window(self) -> tuple[int, int]:
        """First and last year."""
        return self.year_from, self.year_to


def read_choice(
    params: Mapping[str, str], regions: Sequence[Region], build: Build, sectors: Mapping[str, Sector] | None = None
) -> Choice:
    """A choice that exists, whatever the url says; a note for each part that made no sense.

    Args:
        params: of the url.
        regions: all regions.
        build: years of the series.
        sectors: by code; given on a page about one sector.
    """
    by_code = {region.region_code: region for region in regions}
    notes = []
    region = by_code.get(_code(params.get("regio"), COUNTRY))
    if region is None:
        region = by_code.get(COUNTRY, regions[0])
        notes.append(f"De regio in dit webadres bestaat niet. U ziet nu {region.region_name}.")
    window = read_period(params.get("periode"), build)
    if window is None:
        window = default_period(build)
        notes.append(f"De periode in dit webadres kan niet. U ziet nu {numbers.years(*window)}.")
    sector = None
    if sectors is not None:
        sector = sectors.get(_code(params.get("sector"), DEFAULT_SECTOR))
        if sector is None or sector.sector_level not in CHOOSABLE:
            sector = sectors[DEFAULT_SECTOR]
            notes.append(f"De sector in dit webadres bestaat niet. U ziet nu {sector.sector_name_short}.")
    other, note = _other(params.get("vergelijk"), region, by_code)
    return Choice(region, *window, sector, other, (*notes, *note))


def read_period(periode: str | None, build: Build) -> tuple[int, int] | None:
    """Years of a window, or None where the text is no window within the series."""
    if periode is None:
        return default_period(build)
    match = _PERIOD.fullmatch(periode.strip())
    if match is None:
        return None
    year_from, year_to = int(match[1]), int(match[2])
    return (year_from, year_to) if build.first_year <= year_from < year_to <= build.last_year else None


def default_period(build: Build) -> tuple[int, int]:
    """Five years to the last year, or the whole series where that is shorter."""
    return max(build.first_year, build.last_year - DEFAULT_LENGTH), build.last_year


def period(year_from: int, year_to: int) -> str:
    """A window as it stands in the url."""
    return f"{year_from}-{year_to}"


def nearest_region(current: Region, wanted: str, regions: Sequence[Region], lies_in: Sequence[GemeenteRegion]) -> str:
    """The region of another type that shares most gemeenten with this one; else the first with figures."""
    if wanted == "land":
        return COUNTRY
    if wanted == "gemeente":
        inside = [row.gm_code for row in lies_in if row.region_code == current.region_code]
        if inside:
            return inside[0]
    own = {row.gm_code for row in lies_in if current.region_code in (row.region_code, row.gm_code)}
    shared = Counter(row.region_code for row in lies_in if row.region_type == wanted and row.gm_code in own)
    if shared:
        return shared.most_common(1)[0][0]
    of_type = [region for region in regions if region.region_type == wanted]
    return next((region for region in of_type if region.has_figures), of_type[0]).region_code


def _code(text: str | None, default: str) -> str:
    return (text or default).strip().upper()


def _other(text: str | None, region: Region, by_code: Mapping[str, Region]) -> tuple[Region | None, tuple[str, ...]]:
    """The region to compare with, where it exists, has figures and is not the region itself."""
    other = by_code.get(_code(text, COUNTRY))
    if other is None or not other.has_figures:
        return None, ("Met de regio in dit webadres kan niet worden vergeleken. U ziet de vergelijking met Nederland.",)
    return (None if other.region_code in (COUNTRY, region.region_code) else other), ()
