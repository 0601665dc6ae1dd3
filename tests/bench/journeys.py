"""Where the simulated visitors go. A new page of the dashboard is one more line in ``STOPS``; nothing else.

A page that the app does not have (yet) is passed over: the app tells every visitor which pages there are.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import duckdb


@dataclass(frozen=True)
class Stop:
    """A page with the choices that its url carries."""

    path: str  # last part of the url; "" is the page that opens first
    weight: int
    query: Mapping[str, str] = field(default_factory=dict)  # name of a parameter -> list of ``Country`` it is from
    names_region: bool = False  # whether the title of the page is the name of the region in the url


STOPS = (
    Stop("", 6, {"regio": "regions", "periode": "periods"}, names_region=True),
    Stop("", 2, {"regio": "regions", "periode": "periods", "vergelijk": "regions"}, names_region=True),
    Stop("sectoren", 3, {"sector": "sectors", "soort": "types", "periode": "periods", "regio": "regions"}),
    Stop("werk", 2, {"regio": "regions"}),
    Stop("vaardigheden", 2, {"regio": "regions"}),
    Stop("overstap", 1, {"regio": "regions", "uit": "staffed"}),
    Stop("overstap", 2, {"regio": "regions", "van": "occupations"}),
    Stop("overstap", 1, {"regio": "regions", "van": "occupations", "naar": "occupations"}),
    Stop("opleiden", 2, {"regio": "regions"}),
    Stop("verantwoording", 1),
)
# What a visitor does next: follow a link or go back, use a widget, take another page from the menu, or leave while
# somebody else arrives.
ACTIONS = {"link": 35, "widget": 45, "menu": 12, "arrive": 8}
# Widgets by their key, where some are used more than others; any other widget counts as one.
WIDGETS = {"naam_regio": 6, "lengte": 5}
# Seconds that a visitor looks at a page.
PAUSE = (1.0, 3.0)
# The presets, then pairs of years that no mart keeps ready.
PERIODS = {"2019-2024": 5, "2014-2024": 2, "2023-2024": 2, "2015-2021": 1, "2010-2024": 1, "2018-2022": 1}
# Regions without figures have a small page: counted by their number they would make the server look faster.
WITHOUT_FIGURES = 0.1


@dataclass(frozen=True)
class Country:
    """What there is to choose from, read from the warehouse that is served."""

    names: Mapping[str, str]
    values: Mapping[str, Mapping[str, float]]  # name of a list -> value -> weight

    def query(self, stop: Stop, dice: random.Random) -> str:
        """A query string for a page."""
        return urlencode({name: draw(self.values[kind], dice) for name, kind in stop.query.items()})


def read_country(data_dir: Path) -> Country:
    """Regions, sectors and occupations of the current warehouse in a data folder."""
    folder = data_dir / "warehouse"
    with duckdb.connect(folder / (folder / "CURRENT").read_text().strip(), read_only=True) as con:
        rows = con.execute("SELECT region_code, region_name, region_type, has_figures FROM mart.region").fetchall()
        sectors = con.execute("SELECT sbi_code FROM mart.sector WHERE sector_level = 'section'").fetchall()
        occupations = con.execute("SELECT occupation_code FROM mart.occupation WHERE has_profile").fetchall()
        staffed = con.execute("SELECT DISTINCT sbi_code FROM mart.staffing").fetchall()
    drawn = [(code, figures) for code, _, kind, figures in rows if kind != "gemeente"]
    with_figures = sum(figures for _, figures in drawn)
    rest = max(1, len(drawn) - with_figures)
    small = WITHOUT_FIGURES / (1 - WITHOUT_FIGURES) * with_figures / rest
    values = {
        "regions": {code: 1.0 if figures else small for code, figures in drawn},
        "types": {"corop": 3.0, "provincie": 1.0},
        "sectors": {code: 1.0 for (code,) in sectors},
        "periods": PERIODS,
        "occupations": {code: 1.0 for (code,) in occupations},
        "staffed": {code: 1.0 for (code,) in staffed},
    }
    return Country({code: name for code, name, _, _ in rows}, values)


def draw(weights: Mapping[str, float], dice: random.Random) -> str:
    """One of the keys, each as often as its weight says."""
    return dice.choices(list(weights), list(weights.values()))[0]


def next_stop(paths: Collection[str], dice: random.Random) -> Stop:
    """A page that the app has."""
    there = [stop for stop in STOPS if stop.path in paths]
    return dice.choices(there, [stop.weight for stop in there])[0]


def stop_of(path: str) -> Stop:
    """What is known of a page; of an unknown page, nothing."""
    return next((stop for stop in STOPS if stop.path == path), Stop(path, 0))
