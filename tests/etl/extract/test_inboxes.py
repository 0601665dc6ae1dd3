"""``python -m etl inbox`` says what a run would take of every inbox, and leaves everything as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from tests.made.duo_files import forecast, intake, students
from tests.made.etl_home import Home
from tests.made.fake_cbs import FakeCbs

CARE = "Zorg en welzijn"
FILES = {
    "duo/studenten.csv": students(),
    "duo/instroom 2025.csv": intake(("25LX", CARE, 3, "BBL", 12)),
    "duo/prognose.csv": forecast("gemeente", [("Leeuwarden", 2030, 7, "Prognose", 2)]),
    "occupations/niveaus.csv": "isco_code,skill_level\n2,4\n",
}


@pytest.fixture
def home(cbs_server: HTTPServer, tmp_path: Path) -> Iterator[Home]:
    yield Home(tmp_path, FakeCbs(cbs_server))
    cbs_server.clear()


def put(home: Home, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = home.data_dir / "inbox" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def state(home: Home) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in home.data_dir.rglob("*")}


def test_every_inbox_is_named_and_what_lies_there_goes_with_its_source(home: Home) -> None:
    put(home, FILES)
    before = state(home)
    told = home.etl("inbox")
    assert told.code == 0, told.out
    for line in (
        "inbox/uwv: geen bestanden",
        "inbox/duo: 3 bestanden",
        "studenten.csv: overgenomen: duo_mbo_students (Mbo-studenten per instelling",
        "1 regels, 2021 tot en met 2025",
        "instroom 2025.csv: overgenomen: duo_mbo_intake",
        "prognose.csv: overgenomen: duo_mbo_forecast",
        "alleen waar DUO zelf geen bestand geeft, of een ouder",
        "inbox/esco: geen bestanden",
        "inbox/occupations: 1 bestand",
        "niveaus.csv: overgenomen: opleidingsniveau per ISCO-beroepsgroep: 1 regels",
    ):
        assert line in told.out
    assert state(home) == before


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("duo/vreemd.csv", "a,b\r\n1,2\r\n", "vreemd.csv: geweigerd: geen bron van DUO kent deze kolommen"),
        ("duo/kapot.csv.gz", "rommel", "kapot.csv.gz: geweigerd: het bestand kan niet worden gelezen"),
        ("duo/instroom.csv", FILES["duo/instroom 2025.csv"], "gebruikt als duo_mbo_intake: its name has no year"),
        ("esco/iets.csv", "a,b\n1,2\n", "esco: geweigerd: er staan geen bestanden van ESCO in"),
        ("occupations/iets.csv", "a,b\n1,2\n", "iets.csv: geweigerd: we herkennen hier niet één tabel in"),
    ],
)
def test_what_would_be_refused_is_exit_3_with_its_reason(home: Home, name: str, text: str, why: str) -> None:
    put(home, {name: text})
    before = state(home)
    told = home.etl("inbox")
    assert told.code == 3
    assert why in told.out
    assert state(home) == before
