"""Golden rows of who teaches what where, worked out by hand: first from the students' file alone, then with the offer.

Every code and place here is a trap that DUO may set: codes that no other list has, or with spaces, or too long.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pytest_httpserver import HTTPServer

from tests.made.duo_files import (
    HBO,
    HBO_COLUMNS,
    INSTITUTION,
    OFFER,
    OFFER_COLUMNS,
    STUDENTS,
    count_columns,
    csv_text,
    hbo_rows,
)
from tests.made.etl_home import Home
from tests.made.fake_cbs import FakeCbs
from tests.made.fake_duo import FakeDuo
from tests.made.lean_etl import EVERYTHING

CARE, BUILDING, ICT = "Zorg en welzijn", "Bouw en infra", "Informatie en communicatietechnologie"
LEEUWARDEN, TERNEUZEN, TIEL = "GM0080", "GM0715", "GM0281"
NOBODYS = "99998"

STUDENT_LINES = [
    ("25LX", "Firda", "LEEUWARDEN", "BBL", 3, 25655, "Verzorgende IG", "x", CARE, 10, 40, -1, 38),
    ("25LX", "Firda", "LEEUWARDEN", "BOLVT", 4, 25187, "Beheerder", "x", ICT, 100, 5, 0, 0),  # nobody today
    ("27DV", "Scalda", "TERNEUZEN", "BBL", 2, 25252, "Timmerman", "x", BUILDING, 30, 0, 0, -1),  # 1 to 4 today
    ("30BC", "ROC", "TIEL", "BBL", 2, 25250, "Helpende", "x", CARE, 5, 6, "", ""),  # not known
]
OFFER_LINES = [
    ("25655", "Verzorgende IG", 3, "100A1", "Firda", "8911 AB", "LEEUWARDEN", "Zorg", "x", "BBL"),
    ("25655", "Verzorgende IG", 3, "100A1", "Firda", "8911 ZZ", "LEEUWARDEN", "Zorg", "x", "BOL"),
    ("25655", "Verzorgende IG", 3, "100A1", "Firda", "", "TIEL", "Zorg", "x", "BOL"),
    (" 25252 ", "Timmerman", 2, "100A2", "Scalda", "", "TERNEUZEN", "Bouw", "x", "BBL"),
    ("252521", "Timmerman", 2, "100A2", "Scalda", "", "TERNEUZEN", "Bouw", "x", "BBL"),
    ("25010", "Industrieel lakverwerker", "mbo", "100A3", "ROC", "", "TIEL", "Bouw", "x", "BBL"),
    ("25187", "Beheerder", 4, "100A3", "ROC", "", "NERGENSHUIZEN", "Ict", "x", "BOL"),
]
OCCUPATIONS = [("25655", "Verzorgende"), (NOBODYS, "Metselaar")]  # DUO's list is longer than any list of programmes
HBO_LINES = hbo_rows(
    ("0080", "techniek", 2024, 40),  # not today
    ("0080", "economie", 2025, -1),
    ("0281", "economie", 2025, 0),
    ("9998", "economie", 2025, 7),  # a gemeente that is not known
)


@pytest.fixture(scope="module")
def duo(cbs_server: HTTPServer) -> Iterator[FakeDuo]:
    duo = FakeDuo(cbs_server)
    text = csv_text([*INSTITUTION, *count_columns((2024, 2025))], STUDENT_LINES)
    duo.publish(*STUDENTS, "2024-2025-students.csv", text.encode())
    duo.publish(*HBO, "hbo.csv", csv_text(HBO_COLUMNS, HBO_LINES).encode())
    duo.publish(*OFFER, "aanbod.csv", csv_text(OFFER_COLUMNS, OFFER_LINES).encode())
    last = datetime.now(UTC).year - 1
    occupations = csv_text(("ERKENDE OPLEIDINGSCODE", "BEROEP"), OCCUPATIONS, ";")
    duo.files[f"combinatie-erkende-opleidingscode-en-beroep-{last}-{last + 1}.csv"] = occupations.encode()
    yield duo
    cbs_server.clear()


def run(folder: pytest.TempPathFactory, server: HTTPServer, *sources: str) -> Home:
    home = Home(folder.mktemp("leren"), FakeCbs(server), bundled=EVERYTHING)
    told = home.etl("run", *(word for source in sources for word in ("--only", source)))
    assert told.code == 0, told.err
    return home


@pytest.fixture(scope="module")
def counted(duo: FakeDuo, cbs_server: HTTPServer, tmp_path_factory: pytest.TempPathFactory) -> Home:
    return run(tmp_path_factory, cbs_server, "duo_mbo_students", "duo_hbo_students", "duo_opleiding_beroep")


@pytest.fixture(scope="module")
def offered(duo: FakeDuo, cbs_server: HTTPServer, tmp_path_factory: pytest.TempPathFactory) -> Home:
    return run(tmp_path_factory, cbs_server, "duo_mbo_students", "duo_mbo_offer")


@pytest.fixture(scope="module")
def offer_alone(duo: FakeDuo, cbs_server: HTTPServer, tmp_path_factory: pytest.TempPathFactory) -> Home:
    return run(tmp_path_factory, cbs_server, "duo_mbo_offer")


PLACES = "SELECT crebo_code, provider_name, gemeente_code, location_kind FROM mart.programme_place ORDER BY ALL"
FIELDS = (
    "SELECT provider_name, field_code, gemeente_code, location_kind FROM mart.provider_field"
    " WHERE source_id {} 'duo_hbo_students' ORDER BY ALL"
)
TAUGHT = "SELECT skill_code, route, skill_count, evidence FROM mart.programme_skill WHERE crebo_code = ? ORDER BY ALL"


def test_without_the_offer_who_has_students_today_teaches_at_its_head_office(counted: Home) -> None:
    assert counted.ask(PLACES) == [
        ("25252", "Scalda", TERNEUZEN, "hoofdkantoor"),
        ("25655", "Firda", LEEUWARDEN, "hoofdkantoor"),
    ]
    assert counted.ask(FIELDS.format("<>")) == [
        ("Firda", "hg017", LEEUWARDEN, "hoofdkantoor"),
        ("Scalda", "hg004", TERNEUZEN, "hoofdkantoor"),
    ]


def test_a_field_of_hbo_is_taught_where_it_has_students_today(counted: Home) -> None:
    assert counted.ask(FIELDS.format("=")) == [("Hogeschool", "ho-economie", LEEUWARDEN, "lesplaats")]


def test_with_the_offer_it_alone_says_where_and_two_addresses_in_a_gemeente_are_one(offered: Home) -> None:
    assert offered.ask(PLACES) == [
        ("25010", "ROC", TIEL, "lesplaats"),
        ("25252", "Scalda", TERNEUZEN, "lesplaats"),
        ("25655", "Firda", LEEUWARDEN, "lesplaats"),
        ("25655", "Firda", TIEL, "lesplaats"),
    ]
    assert {row[:3] for row in offered.ask(FIELDS.format("<>"))} >= {
        ("Firda", "hg017", LEEUWARDEN),
        ("Firda", "hg017", TIEL),
        ("Scalda", "hg004", TERNEUZEN),
    }
    assert offered.ask("SELECT DISTINCT location_kind FROM mart.provider_field WHERE source_id LIKE '%mbo%'") == [
        ("lesplaats",)
    ]


def test_an_offer_without_students_has_places_and_the_fields_that_the_lists_know(offer_alone: Home) -> None:
    assert len(offer_alone.ask(PLACES)) == 4
    known = offer_alone.ask("SELECT crebo_code, field_code FROM mart.programme WHERE field_code IS NOT NULL")
    fields = dict(known)
    expected = {
        (name, fields[code], place, "lesplaats") for code, name, place, _ in offer_alone.ask(PLACES) if code in fields
    }
    assert set(offer_alone.ask(FIELDS.format("<>"))) == expected


def test_an_occupation_of_a_programme_that_no_list_has_is_left_out_and_stops_nothing(counted: Home) -> None:
    assert counted.ask(TAUGHT, NOBODYS) == []
    lost = "SELECT crebo_code FROM mart.programme_skill WHERE crebo_code NOT IN (SELECT crebo_code FROM mart.programme)"
    assert counted.ask(lost) == []


def test_a_level_that_no_one_knows_costs_a_programme_nothing_that_other_lists_say(offered: Home) -> None:
    found = offered.ask("SELECT programme_name, is_current FROM mart.programme WHERE crebo_code = '25010'")
    assert found == [("Industrieel lakverwerker", True)]
    assert offered.ask(TAUGHT, "25010")[0] == ("071", "competentnl", 1, "Industriële lakverwerking")
