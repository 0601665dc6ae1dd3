"""Tables of occupations from the inbox: known by their columns, each source takes its own, whole or refused."""

from __future__ import annotations

import gzip
import os
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from etl.extract.common.refreshed import Refreshed
from etl.run.raw_store import RawSet, read_rows
from tests.made.etl_home import Home
from tests.made.fake_eurostat import eurostat_answer
from tests.made.fake_publisher import FakePublisher, bring
from tests.worlds import CHECKOUT

SHARED = CHECKOUT.parent / "shared" / "data" / "occupations"
ISCO_BRC = "isco08_unit,isco08_unit_label,brc_group,brc_group_label,brc_class\n0110,Officieren,0634,Militair,06\n"
CBS_ISCO_BRC = (
    "ISCO2008unitgroup;ISCO2008unitgrouplabel;BRC2014beroepsgroep;BRC2014beroepsgroep_label;BRC2014beroepsklasse\n"
    "0110;Officieren;0634;Militair;06\n"
)
BRC = (
    "brc_code,level,parent,title_nl\n06,beroepsklasse,,Openbaar bestuur\n063,beroepssegment,06,Veiligheid\n"
    "0634,beroepsgroep,063,Militair\n"
)
EDUCATION = "isco_code,skill_level\n9,1\n2,4\n"
JRC = (
    "nace\tisco\tphysical\tsocial\troutine\tpop\n1. Crop\t11. Chiefs\t.0967\t.5\t1\t1.53\n"
    "2. Forest\t11. Chiefs\t\t\t\t2e-05\n"
)
EUROSTAT = "nace_r2,isco08,employed_thousands\nA,OC1,4.6\nA,OC0,\n"
GOOD = {
    "isco_brc": ("occupation_tables", ISCO_BRC),
    "brc_hierarchy": ("occupation_tables", BRC),
    "isco_education": ("occupation_tables", EDUCATION),
    "jrc_tasks": ("jrc_tasks", JRC),
    "sections_by_major": ("eurostat_lfs", EUROSTAT),
}


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """The folder where people put the tables."""
    folder = tmp_path / "inbox" / "occupations"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def eurostat(cbs_server: HTTPServer) -> Iterator[FakePublisher]:
    yield FakePublisher(cbs_server, lambda _: eurostat_answer())
    cbs_server.clear()


def take(inbox: Path, source_id: str = "occupation_tables") -> Refreshed:
    return bring(source_id, inbox.parent.parent, eurostat_url="http://127.0.0.1:9")


def taken(inbox: Path, source_id: str = "occupation_tables") -> RawSet:
    found = take(inbox, source_id)
    assert found.refused == (), found.refused
    assert found.raw_set
    return found.raw_set.verified()


def refusal(inbox: Path, path: Path, source_id: str = "occupation_tables") -> str:
    found = take(inbox, source_id)
    (problem,) = found.refused
    letter = path.with_name(path.name + ".report.txt").read_text(encoding="utf-8")
    assert "Dit bestand is NIET overgenomen." in letter
    return problem.what.removeprefix(f"{path.name} geweigerd: ")


@pytest.mark.parametrize("part", GOOD)
def test_each_kind_is_known_by_its_columns_and_goes_to_its_own_source(inbox: Path, part: str) -> None:
    source_id, text = GOOD[part]
    path = inbox / "download (3).txt"
    path.write_text(text, encoding="utf-8")
    raw_set = taken(inbox, source_id)
    assert [m.part for m in raw_set.parts] == [part]
    assert raw_set.parts[0].rows == len(text.splitlines()) - 1
    assert "Dit bestand is overgenomen." in path.with_name(path.name + ".report.txt").read_text(encoding="utf-8")
    for other in {"occupation_tables", "jrc_tasks"} - {source_id}:
        assert (take(inbox, other).raw_set, take(inbox, other).refused) == (None, ())


def test_cbs_own_names_of_columns_and_ways_of_packing_give_the_same_rows(inbox: Path) -> None:
    (inbox / "a.csv").write_text(ISCO_BRC, encoding="utf-8")
    plain = read_rows(taken(inbox).path("isco_brc"))
    (inbox / "a.csv").unlink()
    (inbox / "b.csv.gz").write_bytes(gzip.compress(CBS_ISCO_BRC.encode("utf-8-sig")))
    assert read_rows(taken(inbox).path("isco_brc")) == plain
    (inbox / "b.csv.gz").unlink()
    with zipfile.ZipFile(inbox / "c.zip", "w") as archive:
        archive.writestr("folder/x.csv", ISCO_BRC)
    assert read_rows(taken(inbox).path("isco_brc")) == plain


def test_what_was_taken_stays_beside_what_comes(inbox: Path) -> None:
    (inbox / "a.csv").write_text(ISCO_BRC, encoding="utf-8")
    taken(inbox)
    (inbox / "a.csv").unlink()
    (inbox / "b.csv").write_text(BRC, encoding="utf-8")
    raw_set = taken(inbox)
    assert sorted(m.part for m in raw_set.parts) == ["brc_hierarchy", "isco_brc"]
    assert taken(inbox) == raw_set
    (inbox / "b.csv").unlink()
    assert taken(inbox) == raw_set


def test_of_two_files_of_a_kind_the_one_that_changed_last_counts(inbox: Path) -> None:
    for name, label, when in (("a.csv", "Nieuw", 2_000_000_000), ("b.csv", "Oud", 1_000_000_000)):
        (inbox / name).write_text(ISCO_BRC.replace("Militair", label), encoding="utf-8")
        os.utime(inbox / name, (when, when))
    assert read_rows(taken(inbox).path("isco_brc"))[0]["brc_group_label"] == "Nieuw"


def test_a_blank_of_eurostat_is_unknown_and_eurostat_is_not_asked(inbox: Path) -> None:
    (inbox / "lfs.csv").write_text(EUROSTAT, encoding="utf-8")
    rows = read_rows(taken(inbox, "eurostat_lfs").path("sections_by_major"))
    assert [row["employed_thousands"] for row in rows] == [4.6, None]


def test_without_a_file_of_its_own_eurostat_is_asked(inbox: Path, eurostat: FakePublisher) -> None:
    (inbox / "lfs.csv").write_text(EUROSTAT, encoding="utf-8")
    taken(inbox, "eurostat_lfs")
    (inbox / "lfs.csv").unlink()
    (inbox / "a.csv").write_text(BRC, encoding="utf-8")
    raw_set = bring("eurostat_lfs", inbox.parent.parent, eurostat_url=eurostat.url).raw_set
    assert raw_set
    assert raw_set.modified == eurostat_answer()["updated"]


BAD = {
    "duplicate ISCO": ("occupation_tables", ISCO_BRC + "0110,x,0634,x,06\n", "0110 staat er twee keer in"),
    "lost zero": ("occupation_tables", ISCO_BRC.replace("0110", "110"), "'110' in kolom isco08_unit"),
    "no parent": ("occupation_tables", BRC.replace("063,beroepssegment,06,Veiligheid\n", ""), "0634 hangt onder 063"),
    "odd level": ("occupation_tables", BRC.replace("beroepsgroep", "groep"), "'groep' in kolom level"),
    "odd skill level": ("occupation_tables", EDUCATION.replace("2,4", "2,5"), "'5' in kolom skill_level"),
    "no rows": ("occupation_tables", BRC.splitlines()[0] + "\n", "er staan geen regels in"),
    "Dutch decimals": ("jrc_tasks", JRC.replace("1.53", "1,53"), "'1,53' in kolom pop"),
    "below zero": ("jrc_tasks", JRC.replace("1.53", "-1.53"), "'-1.53' in kolom pop"),
    "no division": ("jrc_tasks", JRC.replace("1. Crop", "Crop"), "'Crop' in kolom nace"),
    "a total": ("eurostat_lfs", EUROSTAT + "TOTAL,OC1,5\n", "'TOTAL' in kolom nace_r2"),
    "cut off": ("jrc_tasks", JRC.rstrip().rpartition("\t")[0], "regel 3 heeft 5 velden in plaats van 6"),
    "something else": ("occupation_tables", "naam;plaats\nx;y\n", "gevonden kolommen: naam, plaats"),
    "a page": ("occupation_tables", "<html><body>Inloggen</body></html>", "we herkennen hier niet één tabel in"),
    "empty": ("occupation_tables", " \n", "het bestand is leeg"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_right_is_refused_with_a_report(inbox: Path, name: str) -> None:
    source_id, text, words = BAD[name]
    path = inbox / "tabel.csv"
    path.write_text(text, encoding="utf-8")
    assert words in refusal(inbox, path, source_id)
    assert not (inbox.parent.parent / "raw").exists()


def test_a_file_of_nobody_is_told_once(inbox: Path) -> None:
    (inbox / "x.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert [len(take(inbox, source).refused) for source in ("occupation_tables", "jrc_tasks")] == [1, 0]


def test_a_bomb_is_refused(inbox: Path) -> None:
    (inbox / "x.csv.gz").write_bytes(gzip.compress(b"0" * (60 * 1024 * 1024)))
    assert "veel groter dan een gewoon bestand" in refusal(inbox, inbox / "x.csv.gz")


def test_a_refused_file_leaves_the_others_and_the_earlier_set_in_use(inbox: Path) -> None:
    (inbox / "a.csv").write_text(ISCO_BRC, encoding="utf-8")
    first = taken(inbox)
    (inbox / "a.csv").write_text("x\n", encoding="utf-8")
    found = take(inbox)
    assert found.raw_set == first
    assert len(found.refused) == 1


def test_the_command_takes_the_tables_and_a_refusal_is_exit_3(home: Home) -> None:
    inbox = home.data_dir / "inbox" / "occupations"
    inbox.mkdir(parents=True)
    (inbox / "a.csv").write_text(ISCO_BRC, encoding="utf-8")
    only = ("--only", "occupation_tables", "--only", "jrc_tasks")
    assert home.etl("run", *only).code == 0
    assert home.mode("occupation_tables") == "live"
    (inbox / "b.csv").write_text("x\n", encoding="utf-8")
    told = home.etl("run", *only)
    assert told.code == 3
    assert "occupation_tables: b.csv geweigerd" in told.warnings


@pytest.mark.skipif(not SHARED.is_dir(), reason="the collected publications do not lie beside this checkout")
def test_the_collected_tables_are_taken_as_they_are(inbox: Path) -> None:
    for name in (
        "isco_brc_crosswalk",
        "brc2014_hierarchy_PROCESSED",
        "tasks_eu_isco2d_nace2d_EU15",
        "lfs_nace_isco_nl",
    ):
        shutil.copyfile(SHARED / f"{name}.csv", inbox / f"{name}.csv")
    rows = {
        m.part: m.rows
        for source in ("occupation_tables", "jrc_tasks", "eurostat_lfs")
        for m in taken(inbox, source).parts
    }
    assert rows == {"brc_hierarchy": 168, "isco_brc": 588, "jrc_tasks": 3118, "sections_by_major": 210}
