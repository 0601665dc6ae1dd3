"""A whole run on files of mbo as large as DUO's: every interval in the marts holds the truth behind the masks."""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterator

import duckdb
import pytest
from pytest_httpserver import HTTPServer

from etl.settings import REFERENCE_DIR
from tests.made.duo_files import GRADUATE_FILE, GRADUATES, STUDENT_FILE, STUDENTS, publish_intake
from tests.made.etl_home import Home
from tests.made.fake_cbs import FakeCbs
from tests.made.fake_duo import FakeDuo
from tests.made.training_truth import SCHEMA, SHARED_DATA, MadeFile, made_file, made_intake, schema

ROWS = 20_000
YEARS = range(2021, 2026)
HBO = SHARED_DATA / "duo" / "duo_ingeschrevenhbo_2020-2024.csv.gz"
pytestmark = pytest.mark.skipif(not SCHEMA.is_file(), reason="the collected publications are not here")


@pytest.fixture(scope="module")
def made() -> dict[str, MadeFile]:
    return {
        "students": made_file(ROWS, YEARS),
        "graduates": made_file(ROWS, YEARS, "DIP", seed=7),
        "intake": made_intake(ROWS, YEARS),
    }


@pytest.fixture(scope="module")
def mart(
    made: dict[str, MadeFile], cbs_server: HTTPServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The marts of one run: mbo from a small DUO over HTTP, hbo from the recorded file in the inbox."""
    duo = FakeDuo(cbs_server)
    duo.publish(*STUDENTS, STUDENT_FILE, made["students"].text.encode())
    duo.publish(*GRADUATES, GRADUATE_FILE, made["graduates"].text.encode())
    for year, text in made["intake"].by_year.items():
        publish_intake(duo, year, text)
    home = Home(tmp_path_factory.mktemp("training"), FakeCbs(cbs_server))
    inbox = home.data_dir / "inbox" / "duo"
    inbox.mkdir(parents=True)
    (inbox / "hbo.csv.gz").write_bytes(HBO.read_bytes())
    sources = ("duo_mbo_students", "duo_mbo_graduates", "duo_mbo_intake", "duo_hbo_students")
    told = home.etl("run", *(word for source in sources for word in ("--only", source)))
    assert told.code == 0, told.err
    with duckdb.connect(home.serving, read_only=True) as con:
        yield con
    cbs_server.clear()


@pytest.fixture(scope="module")
def places_of(mart: duckdb.DuckDBPyConnection) -> dict[str, set[str]]:
    """The places of DUO per region, worked out here from names and the reviewed list."""
    with open(REFERENCE_DIR / "place_gemeente.csv", encoding="utf-8", newline="") as file:
        listed = {row["place_name"]: row["gm_code"] for row in csv.DictReader(file)}
    named = {
        str(name).upper(): code
        for code, name in mart.execute("SELECT DISTINCT gm_code, gm_name FROM mart.gemeente_region").fetchall()
    }
    regions = defaultdict(set)
    for code, region in mart.execute("SELECT gm_code, region_code FROM mart.gemeente_region").fetchall():
        regions[code].add(region)
    found = defaultdict(set)
    for place in schema()["domein"]["PLAATSNAAM INSTELLING"]:
        for region in regions[listed.get(place) or named[place]]:
            found[region].add(place)
    return found


def test_every_interval_holds_the_truth_and_every_figure_is_near_it(
    mart: duckdb.DuckDBPyConnection, made: dict[str, MadeFile], places_of: dict[str, set[str]]
) -> None:
    regions = [region for region in places_of if region.startswith(("AM", "PV", "CR"))]
    assert len(regions) > 40
    checked = 0
    for measure, file in made.items():
        for region, name, level, pathway, year, figure, low, high in mart.execute(
            f"SELECT region_code, CASE WHEN field_code <> 'all' THEN field_name END, nullif(education_level, 'mbo'),"
            f" pathway, year, {measure}, {measure}_low, {measure}_high FROM mart.training_capacity"
            " WHERE place_type = 'training' AND education_level <> 'hbo' AND region_code IN"
            " (SELECT unnest(?)) AND year = 2025",
            [[*regions[::6], "NL01"]],
        ).fetchall():
            true = file.true_sum(None if region == "NL01" else places_of[region], name, level, pathway, year)
            if low is None:
                assert (true, figure, high) == (0, None, None)  # the file has no row of it, only another measure has
                continue
            assert low <= true <= high, (measure, region, name, level, pathway, year)
            assert figure is None or abs(figure - true) <= 0.026 * figure + 0.001
            checked += 1
    assert checked > 3000


def test_the_country_counts_every_cell_and_its_interval_is_as_wide_as_the_masks(
    mart: duckdb.DuckDBPyConnection, made: dict[str, MadeFile]
) -> None:
    total = "education_level = 'mbo' AND field_code = 'all' AND pathway = 'all' AND region_code = 'NL01'"
    for measure, file in made.items():
        found = mart.execute(
            f"SELECT sum({measure}_low), sum({measure}_high) FROM mart.training_capacity"
            f" WHERE place_type = 'training' AND {total}"
        ).fetchone()
        assert found is not None
        low, high = found
        true = sum(file.true_sum(None, None, None, "all", year) for year in YEARS)
        assert low <= true <= high
        assert high - low == 3 * file.masked
        assert 0.3 < file.masked / file.cells < 0.6
        assert file.cells >= ROWS


def test_hbo_of_the_recorded_file_adds_up(mart: duckdb.DuckDBPyConnection) -> None:
    found = mart.execute(
        "SELECT students_low, students_high FROM mart.training_capacity WHERE region_code = 'NL01' AND year = 2024"
        " AND education_level = 'hbo' AND field_code = 'all'"
    ).fetchall()
    assert found == [(448_296 + 383, 448_296 + 4 * 383)]
    by_hand = defaultdict(lambda: [0, 0])
    with gzip.open(HBO, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter=";"):
            cell = row["2023"]
            by_hand[row["ONDERDEEL"], f"GM{row['GEMEENTENUMMER']}"][cell == "<5"] += 1 if cell == "<5" else int(cell)
    rows = mart.execute(
        "SELECT lower(field_name), region_code, students_low, students_high FROM mart.training_capacity"
        " WHERE region_code LIKE 'GM%' AND year = 2023 AND education_level = 'hbo' AND field_code <> 'all'"
    ).fetchall()
    assert {row[:2]: row[2:] for row in rows} == {
        key: (known + masked, known + 4 * masked) for key, (known, masked) in by_hand.items()
    }


def test_the_bundled_hbo_is_the_same_as_the_file_itself(
    mart: duckdb.DuckDBPyConnection, snapshot: duckdb.DuckDBPyConnection
) -> None:
    question = (
        "SELECT region_code, field_code, year, students, students_low, students_high FROM mart.training_capacity"
        " WHERE education_level = 'hbo' AND (region_code LIKE 'AM%' OR region_code = 'NL01') ORDER BY ALL"
    )
    assert snapshot.execute(question).fetchall() == mart.execute(question).fetchall()


def test_mbo_stands_at_the_head_office_and_hbo_where_the_lessons_are(mart: duckdb.DuckDBPyConnection) -> None:
    kinds = "SELECT DISTINCT education_level = 'hbo', location_kind FROM mart.training_capacity WHERE place_type = ?"
    assert set(mart.execute(kinds, ["training"]).fetchall()) == {(True, "lesplaats"), (False, "hoofdkantoor")}
    assert mart.execute("SELECT count(*) FROM mart.training_unplaced").fetchone() == (0,)
    providers = "SELECT count(DISTINCT provider_code) FROM mart.training_provider WHERE source_id = ?"
    assert mart.execute(providers, ["duo_mbo_students"]).fetchone() == (55,)
    assert mart.execute(providers, ["duo_hbo_students"]).fetchone() == (36,)


def test_programmes_of_hbo_have_their_names_from_the_wide_file(mart: duckdb.DuckDBPyConnection) -> None:
    with gzip.open(HBO, "rt", encoding="utf-8") as lines:
        named = {
            (row["OPLEIDINGSCODE ACTUEEL"], row["OPLEIDINGSNAAM ACTUEEL"])
            for row in csv.DictReader(lines, delimiter=";")
        }
    found = mart.execute(
        "SELECT DISTINCT crebo_code, programme_name FROM mart.provider_programme WHERE source_id = 'duo_hbo_students'"
    ).fetchall()
    assert len(found) > 200
    assert set(found) <= named


def test_no_check_fails(mart: duckdb.DuckDBPyConnection) -> None:
    failed = "SELECT check_id, example FROM mart.quality_check WHERE NOT passed AND severity = 'error'"
    assert mart.execute(failed).fetchall() == []
