"""Makes the usual view of every region ready for a new version, and lets pages add what they show of a region.

Other years are looked at by few, and take a visitor some ten milliseconds the first time. Of gemeenten there are too
many, and each is looked at by few.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from dashboard.growth import data, figures
from dashboard.growth.choice import CHOOSABLE, default_period
from dashboard.growth.records import TOTAL, Region
from dashboard.growth.region_view import load, map_type
from dashboard.kit.warm import Piece, made_ready

Years = tuple[int, int]
Maker = Callable[[str, Region, Years], Iterable[Piece]]
_makers: list[Maker] = []


def of_each_region(maker: Maker) -> Maker:
    """Decorator: asked for what a page shows of a region over the usual years."""
    _makers.append(maker)
    return maker


@made_ready
def usual_views(version: str) -> Iterator[Piece]:
    """Regions over the usual years, then each sector across them."""
    years = default_period(data.build(version))
    regions = [row for row in data.regions(version) if row.has_figures and row.region_type != "gemeente"]
    for region in regions:
        code, kind = region.region_code, map_type(region)
        yield partial(load, version, code, *years)
        for maker in _makers:
            yield from maker(version, region, years)
        yield partial(figures.growth_map, version, TOTAL, kind, *years, code, region.region_type)
    for kind in {map_type(region) for region in regions}:
        for sbi_code, sector in data.sectors(version).items():
            if sector.sector_level in CHOOSABLE:
                yield partial(data.growth_across, version, sbi_code, kind, *years)
