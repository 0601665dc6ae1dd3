"""Makes the usual view of every region ready for a new version, and lets pages add what they show of a region.

Other years are looked at by few, and take a visitor some ten milliseconds the first time. Of gemeenten there are too
many, and each is looked at by few.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from dashboard.growth import data
from dashboard.growth.choice import CHOOSABLE, default_period
from dashboard.growth.records import TOTAL, Region
from dashboard.growth.region_map import growth_map
from dashboard.growth.region_view import load, map_type
from dashboard.kit.scope import Scope
from dashboard.kit.warm import Piece, made_ready

# What a page shows of a region over the usual years; the kind of region comes along.
Maker = Callable[[Scope, Region], Iterable[Piece]]
_makers: list[Maker] = []


def of_each_region(maker: Maker) -> Maker:
    """Decorator: asked for what a page shows of a region over the usual years."""
    _makers.append(maker)
    return maker


@made_ready
def usual_views(version: str) -> Iterator[Piece]:
    """Regions over the usual years, then each sector across them."""
    scope = Scope(version)
    scope = scope.at(years=default_period(data.build(scope)))
    regions = [row for row in data.regions(scope) if row.has_figures and row.region_type != "gemeente"]
    for region in regions:
        here = scope.at(region=region.region_code)
        yield partial(load, here)
        for maker in _makers:
            yield from maker(here, region)
        yield partial(growth_map, here.at(sector=TOTAL), map_type(region), region.region_type)
    for kind in {map_type(region) for region in regions}:
        for sbi_code, sector in data.sectors(scope).items():
            if sector.sector_level in CHOOSABLE:
                yield partial(data.growth_across, scope.at(sector=sbi_code), kind)
