"""The bundled tables: what is committed under data/snapshot/, and that the command makes exactly that."""

from __future__ import annotations

import csv
import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from rich.console import Console

from etl import snapshot
from etl.errors import SourceError
from etl.progress import PlainReporter
from etl.run.raw_store import RawSet, read_set
from etl.settings import CHECKOUT, SNAPSHOT_DIR
from etl.snapshot.competentnl import grouped
from etl.snapshot.gemeente_mergers import CodeLife, code_lives, contradictions

SHARED_DATA = CHECKOUT.parent / "shared" / "data"
needs_shared = pytest.mark.skipif(not SHARED_DATA.is_dir(), reason="the collected publications are not here")
SOURCES = (
    "cbs_83582ned",
    "cbs_gebieden",
    "gemeente_mergers",
    "boundaries",
    "cbs_83599ned",
    "cbs_86355ned",
    "crossover",
    "duo_hbo_students",
    "crebo",
    "mbo_country",
    "competentnl",
)
JOBS = "BanenVanWerknemersInDecember_1"


def bundled(source_id: str) -> RawSet:
    raw_set = read_set(SNAPSHOT_DIR / source_id)
    assert raw_set is not None
    return raw_set.verified()


def rows_of(source_id: str, part: str) -> list[dict[str, Any]]:
    with gzip.open(bundled(source_id).path(part), "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def quiet() -> PlainReporter:
    return PlainReporter(Console(quiet=True))


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("source_id", SOURCES)
def test_each_set_is_whole_and_says_that_its_dates_are_unknown(source_id: str) -> None:
    raw_set = bundled(source_id)
    assert raw_set.parts
    assert raw_set.modified is None
    assert raw_set.retrieved is None
    listed = {m.file for m in raw_set.parts} | {f"{m.part}.manifest.json" for m in raw_set.parts} | {"set.json"}
    assert {p.name for p in raw_set.folder.iterdir()} == listed
    assert f"`{source_id}/`" in (SNAPSHOT_DIR / "README.md").read_text(encoding="utf-8")


def test_the_whole_extract_is_small() -> None:
    assert sum(len(content) for content in files_of(SNAPSHOT_DIR).values()) < 1_000_000


def test_jobs_have_every_cell_once_with_keys_padded_as_cbs_does() -> None:
    cells = set()
    for year in range(2010, 2025):
        rows = rows_of("cbs_83582ned", f"TypedDataSet.{year}JJ00")
        assert len(rows) == 28 * 41
        for row in rows:
            assert list(row) == ["BedrijfstakkenBranchesSBI2008", "RegioS", "Perioden", JOBS]
            assert (len(row["BedrijfstakkenBranchesSBI2008"]), len(row["RegioS"])) == (7, 6)
            assert row["Perioden"] == f"{year}JJ00"
            cells.add((row["BedrijfstakkenBranchesSBI2008"], row["RegioS"], year))
    assert len(cells) == 17_220


@pytest.mark.parametrize(
    ("sbi", "region", "year", "jobs"),
    [
        ("410200 ", "CR11  ", 2017, 17.5),
        ("300002 ", "CR01  ", 2010, 8.6),
        ("T001081", "CR99  ", 2012, None),
        ("T001081", "CR99  ", 2024, 27.6),
    ],
)
def test_figures_checked_by_hand(sbi: str, region: str, year: int, jobs: float | None) -> None:
    rows = rows_of("cbs_83582ned", f"TypedDataSet.{year}JJ00")
    found = [r[JOBS] for r in rows if (r["BedrijfstakkenBranchesSBI2008"], r["RegioS"]) == (sbi, region)]
    assert found == [jobs]


def test_dictionaries_of_the_jobs_cover_all_keys() -> None:
    rows = rows_of("cbs_83582ned", "TypedDataSet.2024JJ00")
    for dimension in ("BedrijfstakkenBranchesSBI2008", "RegioS"):
        entries = rows_of("cbs_83582ned", dimension)
        assert {e["Key"] for e in entries} == {r[dimension] for r in rows}
        assert all(e["Title"].strip() for e in entries)
    status = {e["Key"]: e["Status"] for e in rows_of("cbs_83582ned", "Perioden")}
    assert status.pop("2024JJ00") == "Voorlopig"
    assert set(status.values()) == {"Definitief"}
    assert len(status) == 14
    assert rows_of("cbs_83582ned", "TableInfos")[0]["Modified"] is None


def test_regions_are_found_through_their_topic_groups() -> None:
    properties = rows_of("cbs_gebieden", "DataProperties")
    groups = {p["Title"]: p["ID"] for p in properties if p["Type"] == "TopicGroup"}
    column = {title: [p["Key"] for p in properties if p["ParentID"] == group] for title, group in groups.items()}
    rows = rows_of("cbs_gebieden", "TypedDataSet")
    assert len(rows) == len({r["RegioS"] for r in rows}) == 342
    counts = {title: len({r[code].strip() for r in rows}) for title, (code, _) in column.items()}
    assert counts == {"Gemeenten": 342, "Arbeidsmarktregio's": 35, "COROP-gebieden": 40, "Provincies": 12}
    row = next(r for r in rows if r["RegioS"] == "GM0014")
    names = {title: row[name].strip() for title, (_, name) in column.items()}
    assert names["COROP-gebieden"] == "Overig Groningen"
    assert names["Provincies"] == "Groningen"
    assert row[column["Gemeenten"][0]] == "GM0014    "


def test_lives_of_gemeente_codes() -> None:
    lives = {r["gm_code"]: (r["begin_per"], r["eind_per"]) for r in rows_of("gemeente_mergers", "codes")}
    assert len(lives) == 835
    assert lives["GM1979"] == ("2021-01-01", None)
    assert lives["GM0003"] == (None, "2021-01-01")
    assert lives["GM1940"] == ("2015-07-01", None)
    assert lives["GM1908"] == ("2011-01-01", "2018-01-01")
    assert lives["GM0083"] == (None, "2011-01-01")


def test_mergers_agree_with_lives_and_with_the_gemeenten_of_2026() -> None:
    def day(text: str | None) -> date | None:
        return date.fromisoformat(text) if text else None

    codes = rows_of("gemeente_mergers", "codes")
    lives = [CodeLife(r["gm_code"], r["naam"], day(r["begin_per"]), day(r["eind_per"])) for r in codes]
    weights = rows_of("gemeente_mergers", "gewichten")
    alive = {r["RegioS"] for r in rows_of("cbs_gebieden", "TypedDataSet")}
    assert contradictions(lives, weights, alive) == []
    assert sum(1 for w in weights if w["gm_code_oud"] == "GM0788") == 4  # Haaren was split in four


def test_a_new_name_with_a_new_code_ends_the_old_one() -> None:
    def entry(code: str, title: str, new_name: str, begin: str) -> dict[str, str]:
        text = f"Naamswijziging per 01-01-2011,\r\nnieuwe naam: {new_name}\r\n\r\nBegindatum {begin}\r\n"
        return {"Identifier": code, "Title": title, "Description": text}

    entries = [
        entry("GM0083", "Menaldumadeel", "Menameradiel (GM1908)", "voor 1830"),
        entry("GM0001", "Zelfde code", "Andere naam (GM0001)", "01-05-1990"),
        {"Identifier": "CR01", "Title": "Oost-Groningen", "Description": ""},
    ]
    assert code_lives(entries) == [
        CodeLife("GM0001", "Zelfde code", date(1990, 5, 1), None),
        CodeLife("GM0083", "Menaldumadeel", None, date(2011, 1, 1)),
    ]


def test_contradictions_are_named() -> None:
    lives = [CodeLife("GM0001", "Oud", None, date(2015, 1, 1)), CodeLife("GM0002", "Weg", None, date(2016, 1, 1))]
    weight = {"gm_code_oud": "GM0001", "opgeheven_per": "2014-01-01", "gm_code_2026": "GM0009", "gewicht_inwoners": 0.5}
    text = "; ".join(contradictions(lives, [weight], alive={"GM0003"}))
    assert "GM0001 ends 2015-01-01" in text
    assert "GM0009, which is no gemeente" in text
    assert "weights of GM0001 add up to 0.5" in text
    assert "GM0002 ended but has no weights" in text
    assert "GM0003 lives in one list" in text


def test_vacancies_have_every_cell_once_under_the_codes_of_cbs() -> None:
    rows = rows_of("cbs_83599ned", "TypedDataSet")
    cells = {
        (r["BedrijfstakkenBranchesSBI2008"], r["RegioS"], r["Perioden"]): r["OpenstaandeVacatures_1"] for r in rows
    }
    assert len(rows) == len(cells) == 8 * 3 * 3
    assert cells["T001081", "NL01  ", "2026KW02"] == 387.3
    assert cells["350000 ", "PV28  ", "2025KW02"] == 5.9  # Zuid-Holland, building
    assert cells["307500 ", "PV30  ", "2026KW02"] == 7.9  # Noord-Brabant, industry
    assert {r["Status"] for r in rows_of("cbs_83599ned", "Perioden")} == {None}


def test_wages_keep_their_blanks_and_say_which_column_is_which() -> None:
    column = {p["Title"]: p["Key"] for p in rows_of("cbs_86355ned", "DataProperties") if p["Type"] == "Topic"}
    rows = {r["Beroep"]: r for r in rows_of("cbs_86355ned", "TypedDataSet")}
    assert len(rows) == 169
    assert (rows["0111"][column["25e percentiel"]], rows["0111"][column["75e percentiel"]]) == (23.6, 40.0)
    assert (rows["0213"][column["Werknemer"]], rows["0213"][column["50e percentiel (mediaan)"]]) == (20, None)
    assert sum(r[column["50e percentiel (mediaan)"]] is None for r in rows.values()) == 45
    titles = {r["Key"]: r["Title"] for r in rows_of("cbs_86355ned", "Beroep")}
    assert titles["0111"] == "0111 Docenten hoger onderwijs en hoogleraren"
    assert all(title.startswith(code) for code, title in titles.items())


@needs_shared
def test_the_command_makes_exactly_what_is_committed(tmp_path: Path) -> None:
    sets = snapshot.make(SHARED_DATA, tmp_path, quiet())
    assert [s.source_id for s in sets] == list(SOURCES)
    assert all(s.verified() for s in sets)
    committed = files_of(SNAPSHOT_DIR)
    del committed["README.md"]
    assert files_of(tmp_path) == committed


@needs_shared
def test_a_blank_of_the_input_is_null_and_never_zero() -> None:
    with open(SHARED_DATA / "cbs" / "83582NED_corop_2010_2024.csv", encoding="utf-8-sig", newline="") as file:
        given = list(csv.DictReader(file))
    made: dict[tuple[str, str, str], float | None] = {}
    for year in range(2010, 2025):
        for row in rows_of("cbs_83582ned", f"TypedDataSet.{year}JJ00"):
            key = (row["BedrijfstakkenBranchesSBI2008"].strip(), row["RegioS"].strip(), row["Perioden"])
            made[key] = row[JOBS]
    blanks = 0
    for row in given:
        value = made[row["BedrijfstakkenBranchesSBI2008"], row["RegioS"], row["Perioden"]]
        assert value == (float(row[JOBS]) if row[JOBS] else None)
        blanks += not row[JOBS]
    assert blanks == 1582


def test_a_missing_input_leaves_the_old_extract_whole(tmp_path: Path) -> None:
    old = tmp_path / "cbs_83582ned" / "set.json"
    old.parent.mkdir()
    old.write_text("{}")
    with pytest.raises(SourceError, match="cannot read the input"):
        snapshot.make(tmp_path / "nowhere", tmp_path, quiet())
    assert old.read_text() == "{}"
    assert [p.name for p in tmp_path.iterdir()] == ["cbs_83582ned"]


def test_what_competentnl_says_of_a_qualification_is_added_up_to_skill_groups() -> None:
    rows = rows_of("competentnl", "groups")
    assert len({row["crebo_code"] for row in rows}) == 243
    cook = {row["skill_code"]: row for row in rows if row["crebo_code"] == "25180"}
    # By hand from the file.
    assert cook["T2.2"]["skill_names"] == "Organiseren; Plannen"
    assert cook["T2.2"]["skill_count"] == 2
    assert cook["S3.4"]["skill_names"] == "Gastvrijheid"
    assert "" not in cook


def test_a_skill_that_the_reviewed_list_does_not_know_stops_the_command() -> None:
    given = pd.DataFrame(
        [("25180", "Kok", "Koken", "https://e/humancapability/NIEUW")],
        columns=["crebo", "beroep_label", "skill_label", "skill_uri"],
    )
    groups = pd.DataFrame([("A1", "S3.5")], columns=["competentnl_code", "skill_code"])
    with pytest.raises(SourceError, match="the skill NIEUW is not in"):
        grouped(given, groups, Path("crebo_skills.csv"))
