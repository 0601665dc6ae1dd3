"""Intake and forecasts of three regions, added up here line by line from the files as DUO sent them, against the marts.

The files are made up with every kind of cell (a count, -1, <5, empty), so that a sum has a low and often a high end.
"""

from __future__ import annotations

import csv
import io
import random
from collections import defaultdict
from collections.abc import Iterable

import duckdb
import pytest
from pytest_httpserver import HTTPServer

from tests.made.duo_files import (
    INSTITUTION,
    STUDENTS,
    count_columns,
    csv_text,
    forecast,
    intake,
    publish_forecast,
    publish_intake,
)
from tests.made.etl_home import Home
from tests.made.fake_cbs import FakeCbs
from tests.made.fake_duo import FakeDuo

FRIESLAND, ZEELAND, RIVIERENLAND = "AM02", "AM24", "AM10"
SCHOOLS = {"25LX": FRIESLAND, "25MB": RIVIERENLAND, "27DV": ZEELAND, "30BC": None}
# of two places one was not found: which of them new students belong to is not known
PLACES = [("25LX", "LEEUWARDEN"), ("25MB", "TIEL"), ("27DV", "TERNEUZEN"), ("30BC", "TIEL"), ("30BC", "NERGENSHUIZEN")]
FIELDS = {"Zorg en welzijn": "hg017", "Bouw en infra": "hg004"}
LEVELS = {"1": "entree", "2": "mbo2", "3": "mbo3", "4": "mbo4"}
PATHWAYS = {"BBL": "bbl", "BOL": "bol", "BOLVT": "bol", "BOLDT": "bol"}
YEARS = {2025: "Historie", 2030: "Prognose", 2040: "Prognose"}
INCOMPLETE = 2040  # a year in which the file of the country lacks a line
THE_HAGUE = "'s-Gravenhage"

Interval = tuple[int, int | None]
Cells = dict[tuple[object, ...], list[str]]


def interval(cells: Iterable[str]) -> Interval:
    """Low and high of a sum over printed cells: masked is 1 to 4, and what is empty has no upper end."""
    low, high, is_open = 0, 0, False
    for cell in cells:
        is_masked = cell in ("-1", "<5")
        low += 1 if is_masked else int(float(cell or 0))
        high += 4 if is_masked else int(float(cell or 0))
        is_open = is_open or cell == ""
    return low, None if is_open else high


def printed(chance: random.Random, empty: float) -> object:
    if chance.random() < empty:
        return ""
    return chance.choice((-1, "<5", 0, 7, chance.randrange(5, 900), f"{chance.randrange(5, 900)}.0"))


def whole(cell: object) -> object:
    return str(cell).removesuffix(".0")


def intake_of(year: int) -> str:
    chance = random.Random(year)
    keys = [(school, name, int(level), pathway) for school in SCHOOLS for name in FIELDS for level in LEVELS
            for pathway in (*PATHWAYS, "EX") for _ in range(3)]  # fmt: skip
    return intake(*((*key, whole(printed(chance, 0.01))) for key in keys if chance.random() < 0.7))


def forecasts_of(names: list[str], seed: int) -> dict[str, str]:
    """A file per way of splitting, of every gemeente; a few cells are empty, and some rows are left out."""
    chance = random.Random(seed)
    splits: dict[str, list[tuple[object, ...]]] = {
        "gemeente": [()],
        "gemeente_kwalificatieniveau": [(f"{level}.0",) for level in LEVELS],
        "gemeente_leerweg": [("bol",), ("bbl",)],
    }
    texts = {}
    for file, ways in splits.items():
        keys = [(name, *way, year) for name in names for way in ways for year in YEARS if chance.random() < 0.995]
        texts[file] = forecast(file, [(*key, printed(chance, 0.002), YEARS[int(str(key[-1]))], 2) for key in keys])
    country = [(way, level, year, printed(chance, 0), kind, 2)
               for way in ("bol", "bbl") for level in LEVELS for year, kind in YEARS.items()
               if (way, level, year) != ("bbl", "1", INCOMPLETE)]  # fmt: skip
    return texts | {"leerweg_kwalificatieniveau": forecast("leerweg_kwalificatieniveau", country)}


def lines_of(text: str) -> Iterable[dict[str, str]]:
    return csv.DictReader(io.StringIO(text))


@pytest.fixture(scope="module")
def parts(snapshot: duckdb.DuckDBPyConnection) -> dict[str, set[str]]:
    """Names of the gemeenten of each region."""
    found = defaultdict(set)
    for region, name in snapshot.execute("SELECT region_code, gm_name FROM mart.gemeente_region").fetchall():
        found[region].add(name)
    return found


@pytest.fixture(scope="module")
def names(parts: dict[str, set[str]]) -> list[str]:
    return sorted(set().union(*parts.values()))


@pytest.fixture(scope="module")
def forecasts(names: list[str]) -> dict[str, str]:
    return forecasts_of(names, 6)


@pytest.fixture(scope="module")
def home(forecasts: dict[str, str], cbs_server: HTTPServer, tmp_path_factory: pytest.TempPathFactory) -> Home:
    duo = FakeDuo(cbs_server)
    schools = [(code, f"School {code}", place, "BBL", 3, 25655, "Verzorgende", "x", "Zorg en welzijn", 9999, 9999)
               for code, place in PLACES]  # fmt: skip
    text = csv_text([*INSTITUTION, *count_columns((2025,))], schools)
    duo.publish(*STUDENTS, "2025-2025-students.csv", text.encode())
    for year in (2024, 2025):
        publish_intake(duo, year, intake_of(year))
    doubled = forecasts["gemeente"] + f"Den Haag,2030,7,Prognose,2\r\n{THE_HAGUE.upper()},2040,7,Prognose,2\r\n"
    for file, content in (forecasts | {"gemeente": doubled}).items():
        publish_forecast(duo, file, content)
    home = Home(tmp_path_factory.mktemp("hand"), FakeCbs(cbs_server))
    sources = ("duo_mbo_students", "duo_mbo_intake", "duo_mbo_forecast")
    told = home.etl("run", *(word for source in sources for word in ("--only", source)))
    assert told.code == 0, told.err
    assert f"{THE_HAGUE}, Den Haag" in told.warnings or f"Den Haag, {THE_HAGUE}" in told.warnings
    cbs_server.clear()
    return home


def rows(home: Home, sql: str, *values: object) -> dict[tuple[object, ...], Interval]:
    """Intervals by the columns before them."""
    return {row[:-2]: row[-2:] for row in home.ask(sql, *values)}


@pytest.mark.parametrize("region", [FRIESLAND, ZEELAND, RIVIERENLAND, "NL01"])
def test_intake_is_what_the_files_add_up_to(home: Home, region: str) -> None:
    cells: Cells = defaultdict(list)
    for year in (2024, 2025):
        for line in lines_of(intake_of(year)):
            if region not in ("NL01", SCHOOLS[line["INSTELLINGSCODE"]]):
                continue
            pathways = {"all", PATHWAYS.get(line["LEERWEG"], "all")}
            for of_field in (FIELDS[line["HOOFDGROEP NAAM"]], "all"):
                for level in (LEVELS[line["NIVEAU"]], "mbo"):
                    for pathway in pathways:
                        cells[of_field, level, pathway, year].append(line["INSTROOM OPLEIDING"])
    found = rows(
        home,
        "SELECT field_code, education_level, pathway, year, intake_low, intake_high FROM mart.training_capacity"
        " WHERE region_code = ? AND place_type = 'training' AND intake_source_id = 'duo_mbo_intake'",
        region,
    )
    assert len(found) > 50
    assert found == {key: interval(texts) for key, texts in cells.items()}


@pytest.mark.parametrize("region", [FRIESLAND, ZEELAND, RIVIERENLAND, "PV21", "CR33"])
def test_a_forecast_is_what_the_lines_of_its_gemeenten_add_up_to(
    home: Home, region: str, parts: dict[str, set[str]], forecasts: dict[str, str]
) -> None:
    cells: Cells = defaultdict(list)
    named: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for file in ("gemeente", "gemeente_kwalificatieniveau", "gemeente_leerweg"):
        for line in lines_of(forecasts[file]):
            if line["Gemeentenaam"] in parts[region]:
                level = LEVELS[line["Kwalificatieniveau"][0]] if "Kwalificatieniveau" in line else "mbo"
                key = level, line.get("Leerweg", "all"), int(line["Jaar"]), line["Type"] == "Prognose"
                cells[key].append(line["Aantal"])
                named[key].add(line["Gemeentenaam"])
    # of a gemeente without a line nothing is known, so there is no upper end
    absent = {key: [""] * len(parts[region] - there) for key, there in named.items()}
    found = rows(
        home,
        "SELECT education_level, pathway, year, is_forecast, students_low, students_high FROM mart.training_forecast"
        " WHERE region_code = ?",
        region,
    )
    assert len(found) == (1 + 4 + 2) * len(YEARS)
    assert found == {key: interval([*texts, *absent[key]]) for key, texts in cells.items()}


def test_the_forecast_of_the_country_is_what_its_own_file_adds_up_to(home: Home, forecasts: dict[str, str]) -> None:
    """A year without all eight lines would be a sum too low, so it is left out."""
    cells: Cells = defaultdict(list)
    lines = list(lines_of(forecasts["leerweg_kwalificatieniveau"]))
    for line in (line for line in lines if int(line["Jaar"]) != INCOMPLETE):
        for level in (LEVELS[line["Kwalificatieniveau"]], "mbo"):
            for pathway in (line["Leerweg"], "all"):
                cells[level, pathway, int(line["Jaar"])].append(line["Aantal"])
    found = rows(
        home,
        "SELECT education_level, pathway, year, students_low, students_high FROM mart.training_forecast"
        " WHERE region_code = 'NL01'",
    )
    assert found == {key: interval(texts) for key, texts in cells.items()}


def test_two_names_of_one_gemeente_are_not_added_up(home: Home) -> None:
    found = home.ask(
        "SELECT year, students_low, students_high FROM mart.training_forecast WHERE region_code = 'GM0518'"
        " AND education_level = 'mbo' AND pathway = 'all' AND year > 2025 ORDER BY year"
    )
    assert found == [(2030, 0, None), (2040, 0, None)]
