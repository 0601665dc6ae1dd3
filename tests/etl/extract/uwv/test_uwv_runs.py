"""What whole runs do with the files in the inbox of UWV: published, told, kept, refused; by the command people type."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from etl.extract.uwv import regions
from tests.made.etl_home import Home, Told
from tests.made.uwv_files import Figures, long_xlsx

ZEELAND_COOKS = (
    "SELECT tension, tension_class FROM mart.tension WHERE region_code = 'AM24' AND occupation_code = 'koks'"
)
ONE: Figures = {("AM24", "Koks", "2025KW02"): 1.5}


@pytest.fixture
def inbox(home: Home) -> Path:
    """The folder where people put the files."""
    folder = home.data_dir / "inbox" / "uwv"
    folder.mkdir(parents=True)
    return folder


def run(home: Home) -> Told:
    return home.etl("run", "--only", "uwv_inbox")


def letter(path: Path) -> str:
    return path.with_name(path.name + ".report.txt").read_text(encoding="utf-8")


def test_a_later_publication_counts_and_both_reports_say_so(home: Home, inbox: Path) -> None:
    new = long_xlsx(inbox / "a.xlsx", "tension", {("AM24", "Koks", "2025KW02"): 0.5, ("AM24", "Koks", "2025KW03"): 1.0})
    old = long_xlsx(inbox / "b.xlsx", "tension", ONE)  # written later, but of a quarter before
    told = run(home)
    assert told.code == 0
    assert "check uwv_files_agree: 1 rows" in told.warnings
    assert home.ask(f"{ZEELAND_COOKS} ORDER BY period_end") == [(0.5, "ruim"), (1.0, "gemiddeld")]
    line = "1 cijfers staan ook in {}, met een andere waarde; a.xlsx is van later en telt"
    assert line.format("b.xlsx") in letter(new)
    assert line.format("a.xlsx") in letter(old)


def test_the_source_is_listed_without_a_date_of_uwv_and_the_inbox_is_as_it_was(home: Home, inbox: Path) -> None:
    path = long_xlsx(inbox / "a.xlsx", "tension")
    before = path.read_bytes()
    assert run(home).code == 0
    listed = home.ask("SELECT mode, row_count, modified_at FROM mart.source WHERE source_id = 'uwv_inbox'")
    assert listed == [("live", 24, None)]
    assert path.read_bytes() == before
    assert sorted(p.name for p in inbox.iterdir()) == ["a.xlsx", "a.xlsx.report.txt"]
    assert "Dit bestand is overgenomen." in letter(path)
    assert "- spanningsindicator: 24 cijfers, waarvan 2 afgeschermd of onbekend, 4 regio's" in letter(path)


def test_the_same_file_twice_changes_nothing(home: Home, inbox: Path) -> None:
    path = long_xlsx(inbox / "a.xlsx", "tension")
    run(home)
    serving = home.published
    shutil.copy(path, inbox / "kopie.xlsx")
    os.utime(path)
    told = run(home)
    assert told.code == 0
    assert "nothing new" in told.err
    assert home.published == serving
    assert "precies dezelfde inhoud als a.xlsx" in letter(inbox / "kopie.xlsx")


def test_a_refused_file_is_exit_3_and_the_others_are_taken(home: Home, inbox: Path) -> None:
    long_xlsx(inbox / "goed.xlsx", "tension", ONE)
    bad = long_xlsx(
        inbox / "fout.xlsx", "vacancies", {("Atlantis", "Koks", "2025KW02"): 1.0, ("AM24", "Koks", "2025KW02"): 9.0}
    )
    told = run(home)
    assert told.code == 3
    assert told.warnings.startswith(
        "warning: uwv_inbox: fout.xlsx geweigerd: regel 2: 'Atlantis' is geen arbeidsmarktregio"
    )
    assert home.ask(ZEELAND_COOKS) == [(1.5, "krap")]
    assert home.ask("SELECT count(*) FROM mart.occupation_vacancies") == [(0,)]
    assert home.mode("uwv_inbox") == "live"
    assert "NIET overgenomen" in letter(bad)
    assert "'Atlantis'" in letter(bad)


def test_a_region_that_the_newest_division_lacks_keeps_the_set_out(
    home: Home, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_xlsx(inbox / "a.xlsx", "tension", ONE)
    run(home)
    known = regions.spellings() | {"oud gebied": "AM04"}
    monkeypatch.setattr(regions, "spellings", lambda: known)
    long_xlsx(inbox / "b.xlsx", "tension", {("AM04", "Koks", "2025KW02"): 3.0})
    told = run(home)
    assert told.code == 3
    assert "source_uwv_region_known" in told.warnings
    assert home.ask(ZEELAND_COOKS) == [(1.5, "krap")]


def test_the_inbox_command_says_what_a_run_would_take_and_writes_nothing(home: Home, inbox: Path) -> None:
    long_xlsx(inbox / "a.xlsx", "tension", ONE)
    (inbox / "b.csv").write_text("Land;Bier\nBelgië;Duvel\n")
    (inbox / "~$a.xlsx").write_bytes(b"x")
    before = sorted(home.data_dir.rglob("*"))
    told = home.etl("inbox")
    assert told.code == 3
    assert "a.xlsx: overgenomen: spanningsindicator: 1 cijfers" in told.out
    assert "b.csv: geweigerd: " in told.out
    assert "gevonden kolommen: Land, Bier" in told.out
    assert "~$" not in told.out
    assert sorted(home.data_dir.rglob("*")) == before
    (inbox / "b.csv").unlink()
    assert home.etl("inbox").code == 0
