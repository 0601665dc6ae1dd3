"""The views of which the fingerprint is taken: every page, tab and choice, spread over regions of every kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path

import duckdb

View = tuple[str, dict[str, str]]
# The country; COROPs, of which CR01 has most suppressed cells and CR24 a break; provincies; arbeidsmarktregio's that
# are a union of COROPs (AM02, AM05) and that are not; a gemeente.
REGIONS = ("NL01", "CR33", "CR36", "CR01", "CR24", "PV22", "PV30", "AM02", "AM05", "AM01", "AM38", "GM0772")
WINDOWS = ("2014-2024", "2010-2024", "2012-2019", "2023-2024")
SECTIONS = ("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S")
GROUPS = ("B-E", "G-I", "M-N", "O-Q", "R-U", "A-U")
OCCUPATIONS = ("0333", "0431", "0733", "1051", "0811", "0114", "1111", "0711")
# Not what is there: each is set right with a warning.
WRONG: tuple[View, ...] = (
    ("", {"regio": "XX99", "periode": "2024-2019", "vergelijk": "AM99"}),
    ("sectoren", {"regio": "CR33", "sector": "ZZ", "regios": "'; DROP TABLE"}),
    ("werk", {"regio": "AM01", "provincie": "PV99", "klasse": "99"}),
    ("vaardigheden", {"regio": "CR33", "niveau": "<b>", "groep": "S99", "lijst": "x"}),
    ("overstap", {"regio": "CR33", "van": "9999", "uit": "ZZ", "loon": "x"}),
    ("overstap", {"regio": "CR33", "van": "0333", "naar": "9999"}),
    ("overstap", {"regio": "CR33", "zoek": "xyzzy"}),
    ("overstap", {"regio": "CR33", "van": "0551"}),
    ("opleiden", {"regio": "CR33", "school": "nergens", "richting": "x", "telling": "x", "gebied": "x"}),
)


def views(warehouse: Path) -> list[View]:
    """Page and url parameters of every view, for the codes that a warehouse has."""
    found: list[View] = [("verantwoording", {}), *WRONG]
    windows, sections, groups, occupations = map(cycle, (WINDOWS, SECTIONS, GROUPS, OCCUPATIONS))
    with duckdb.connect(warehouse, read_only=True) as con:
        for region in REGIONS:
            of_region = [
                *growth(region, windows),
                *sectors(windows, sections, groups),
                *work(con, region),
                *skills(),
                *routes(con, region, windows, sections, occupations),
                *training(con, region),
            ]
            found += [(page, {"regio": region} | params) for page, params in of_region]
    return found


def growth(region: str, windows: Iterator[str]) -> list[View]:
    """Of the page Regio, with every tab, window and kind of comparison."""
    other = "CR36" if region != "CR36" else "CR11"
    choices: list[dict[str, str]] = [
        {},
        {"sectoren": "grafiek", "naast_elkaar": "tabel", "kaart": "tabel", "periode": next(windows)},
        {"sectoren": "groepen", "vergelijk": other, "periode": next(windows), "volgorde_groep": "jobs-op"},
        {"sectoren": "vooruit", "vergelijk": "PV30", "naast_elkaar": "tabel", "kaart": "tabel"},
    ]
    return [("", params) for params in choices]


def sectors(windows: Iterator[str], sections: Iterator[str], groups: Iterator[str]) -> list[View]:
    """Of the page Sectoren: four sectors, with every tab."""
    tables = {"regios": "tabel", "verloop": "tabel", "herkomst": "tabel", "concentratie": "tabel"}
    choices = [
        {"sector": next(sections)},
        {"sector": next(sections), "periode": next(windows), **tables},
        {"sector": next(sections), "periode": next(windows), "regios": "rangorde"},
        {"sector": next(groups), "regios": "rangorde"},
        {"sector": next(groups), **tables},
    ]
    return [("sectoren", params) for params in choices]


def work(con: duckdb.DuckDBPyConnection, region: str) -> list[View]:
    """Of the page Werk en mensen, with each provincie that a region lies in."""
    choices: list[dict[str, str]] = [
        {},
        {"vacatures": "verloop", "uitkeringen": "verloop", "klasse": "07"},
        {"uitkeringen": "leeftijd", "klasse": "01", "volgorde_vacatures": "change"},
    ]
    provincies = codes(
        con,
        "SELECT DISTINCT p.region_code FROM mart.gemeente_region AS r JOIN mart.gemeente_region AS p USING (gm_code)"
        " WHERE p.region_type = 'provincie' AND r.region_type IN ('corop', 'arbeidsmarktregio') AND r.region_code = ?"
        " ORDER BY p.region_code",
        region,
    )
    choices += [{"provincie": code} for code in provincies if len(provincies) > 1]
    return [("werk", params) for params in choices]


def skills() -> list[View]:
    """Of the page Vaardigheden: every list, every level, some groups."""
    choices: list[dict[str, str]] = [
        {},
        {"lijst": "kennis", "achter": "beroepen", "niveau": "mbo-4"},
        {"lijst": "algemeen", "niveau": "hbo", "lengte": "alles"},
        {"lijst": "grafiek", "niveau": "mbo-2-3", "groep": "S8.3"},
        {"lengte": "alles", "niveau": "mbo-1", "groep": "S3.1", "achter": "beroepen"},
    ]
    return [("vaardigheden", params) for params in choices]


def routes(
    con: duckdb.DuckDBPyConnection,
    region: str,
    windows: Iterator[str],
    sections: Iterator[str],
    occupations: Iterator[str],
) -> list[View]:
    """Of the page Overstap: from an occupation, between two, from a sector, between two, by typing; with gates."""
    origin, near = next(occupations), next(occupations)
    far = codes(con, "SELECT destination_code FROM mart.crossover WHERE origin_code = ? ORDER BY ALL", near)
    section, other = next(sections), next(sections)
    esco = "SELECT occupation_code FROM mart.occupation WHERE code_type = 'esco' AND has_profile"
    detailed = codes(con, f"{esco} ORDER BY md5(occupation_code || ?) LIMIT 1", region)
    strict = {"opleiding": "gelijk", "loon": "gelijk", "groei": "groeit", "krapte": "krap"}
    choices: list[dict[str, str]] = [
        {},
        {"van": origin, "periode": next(windows)},
        {"van": origin, "naar": near, "vaardigheden": "alle", "leren": "alle"},
        {"van": near, "naar": far[len(far) // 2] if far else origin, "loon": "min10", "groei": "geenkrimp"},
        {"van": origin, **strict},
        {"uit": section, "sectoren": "alle"},
        {"uit": section, "naar_sector": other, "van": near, "opleiding": "stap"},
        {"zoek": "verpleeg", "uit": other, "naar_sector": section},
        {"zoek": "monteur", "sectoren": "alle"},
    ]
    for code in detailed:
        to = codes(con, "SELECT destination_code FROM mart.crossover WHERE origin_code = ? ORDER BY ALL", code)
        choices += [{"van": code}] + [{"van": code, "naar": each, "leren": "alle"} for each in to[:1]]
    return [("overstap", params) for params in choices]


def training(con: duckdb.DuckDBPyConnection, region: str) -> list[View]:
    """Of the page Opleiden: every tab, level and way of counting, some fields, a school and a gemeente."""
    near = "CR36" if region.startswith("CR") else "AM05" if region.startswith("AM") else "PV30"
    choices: list[dict[str, str]] = [
        {},
        {"studenten": "richting", "niveau": "mbo4", "richting": "hg002", "scholen": "gemeenten", "signaal": "mbo4"},
        {"studenten": "verloop", "signaal": "entree", "scholen": "lijst", "naast": near},
        {"telling": "living", "signaal": "hbo", "studenten": "richting", "niveau": "hbo", "kaartniveau": "mbo3"},
        {"studenten": "verloop", "prognose": "mbo2", "telling": "living", "richting": "hg017"},
        {"studenten": "verloop", "prognose": "mbo-bol", "signaal": "mbo2", "naast": "AM02", "richting": "hg001"},
    ]
    places = "SELECT DISTINCT {} FROM mart.training_provider WHERE region_code = ? ORDER BY ALL"
    schools = codes(con, places.format("provider_code"), region)
    gemeenten = codes(con, places.format("gemeente_code"), region)
    choices += [{"school": code} for code in schools[:: max(1, len(schools) // 2)]]
    choices += [{"scholen": "lijst", "gemeente": code} for code in gemeenten[:1]]
    labour = codes(
        con,
        "SELECT DISTINCT a.region_code FROM mart.gemeente_region AS r JOIN mart.gemeente_region AS a USING (gm_code)"
        " WHERE a.region_type = 'arbeidsmarktregio' AND r.region_type = 'corop' AND r.region_code = ? ORDER BY ALL",
        region,
    )
    return [("opleiden", params) for params in choices + [{"gebied": code} for code in labour[-1:]]]


def codes(con: duckdb.DuckDBPyConnection, sql: str, value: str) -> Sequence[str]:
    """The first column of a question about one value."""
    return [row[0] for row in con.execute(sql, [value]).fetchall()]
