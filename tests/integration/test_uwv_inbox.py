"""Files of UWV from the inbox to the marts, by the command that people run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from etl.extract.uwv import regions
from tests.made.etl_home import Home, Told
from tests.made.uwv_files import (
    CODES,
    OCCUPATIONS,
    TITLES,
    Figures,
    csv_1252,
    figures,
    long_xlsx,
    open_match_csv,
    wide_xlsx,
    zipped,
)

LAYOUTS: dict[str, tuple[str, Callable[[Path, str], Path]]] = {
    "long": ("cijfers.xlsx", long_xlsx),
    "wide": ("download (1).xlsx", wide_xlsx),
    "csv": ("export.csv", csv_1252),
}
MARTS = {
    "tension": "SELECT * EXCLUDE (source_id) FROM mart.tension",
    "vacancies": "SELECT * EXCLUDE (source_id) FROM mart.occupation_vacancies",
    "ww": "SELECT * EXCLUDE (source_id) FROM mart.occupation_ww",
    "jobseekers": "SELECT * EXCLUDE (source_id) FROM mart.jobseekers",
}
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


def warnings_of(home: Home, check: str) -> Any:
    return home.ask("SELECT severity, passed, failing_rows FROM mart.quality_check WHERE check_id = ?", check)[0]


# Four kinds, three layouts, the same rows


@pytest.mark.parametrize("kind", TITLES)
def test_each_kind_loads_the_same_rows_from_each_layout(kind: str, home: Home, inbox: Path) -> None:
    loaded = {}
    for layout, (name, make) in LAYOUTS.items():
        path = make(inbox / name, kind)
        told = run(home)
        assert told.code == 0, told.err
        assert f"{name}: overgenomen: " in told.err
        loaded[layout] = home.ask(f"{MARTS[kind]} ORDER BY ALL")
        path.unlink()
        shutil.rmtree(home.data_dir / "raw" / "uwv_inbox")
    assert len(loaded["long"]) == len(CODES) * len(OCCUPATIONS) * 2
    assert loaded["long"] == loaded["wide"] == loaded["csv"]


def test_the_rows_are_the_figures_of_the_file_and_masks_are_intervals(home: Home, inbox: Path) -> None:
    for kind in TITLES:
        long_xlsx(inbox / f"{kind}.xlsx", kind)
    assert run(home).code == 0
    tension = home.ask("SELECT region_code, occupation_name, period_code, tension FROM mart.tension")
    wanted = {k: v if isinstance(v, float) else None for k, v in figures("tension").items()}
    assert {(r, o, p): t for r, o, p, t in tension} == wanted
    masked = "WHERE region_code = 'AM38' AND occupation_code = 'koks' AND period_end = '2025-03-31'"
    assert home.ask(f"SELECT persons, persons_low, persons_high FROM mart.jobseekers {masked}") == [(None, 0, 4)]
    unknown = "WHERE region_code = 'AM24' AND occupation_code = 'koks'"
    assert set(
        home.ask(f"SELECT vacancies, vacancies_low, vacancies_high FROM mart.occupation_vacancies {unknown}")
    ) == {(None, 0, None)}
    assert set(home.ask(f"SELECT tension, tension_low, tension_high, tension_class FROM mart.tension {unknown}")) == {
        (None,) * 4
    }
    assert home.ask("SELECT DISTINCT period_code FROM mart.jobseekers ORDER BY 1") == [("2025MM03",), ("2025MM06",)]


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


def test_open_match_data_is_history_with_the_code_of_the_gemeente(home: Home, inbox: Path) -> None:
    rows = [{}, {"GEMEENTE": "Verdwenen"}, {"REC_TYPE": "Werkzoekende", "AANTAL": "<5"}]
    zipped(inbox / "uwv.zip", {"data.csv": open_match_csv(*rows).encode("latin-1")})
    assert run(home).code == 0
    found = home.ask(
        "SELECT gemeente_name, gm_code, record_type, records, records_high FROM mart.open_match ORDER BY ALL"
    )
    assert found[:2] == [("Ede", "GM0228", "vacature", 5, 5), ("Ede", "GM0228", "werkzoekende", None, 4)]
    assert found[2:] == [("Verdwenen", None, "vacature", 5, 5)]


# An inbox over time


@pytest.mark.parametrize("has_folder", [True, False])
def test_an_empty_inbox_is_no_error(has_folder: bool, home: Home) -> None:
    if has_folder:
        (home.data_dir / "inbox" / "uwv").mkdir(parents=True)
    told = run(home)
    assert told.code == 0, told.err
    assert told.warnings == ""
    assert home.ask("SELECT count(*) FROM mart.tension") == [(0,)]
    assert home.ask("SELECT * FROM mart.source WHERE source_id = 'uwv_inbox'") == []


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


def test_the_same_figures_in_another_file_change_no_figure(home: Home, inbox: Path) -> None:
    long_xlsx(inbox / "a.xlsx", "tension")
    run(home)
    before = home.ask("FROM mart.tension ORDER BY ALL")
    csv_1252(inbox / "b.csv", "tension")
    assert run(home).code == 0
    assert home.ask("FROM mart.tension ORDER BY ALL") == before
    assert warnings_of(home, "uwv_files_agree") == ("warning", True, 0)


def test_what_was_taken_stays_when_its_file_leaves(home: Home, inbox: Path) -> None:
    path = long_xlsx(inbox / "a.xlsx", "tension", ONE)
    run(home)
    path.unlink()
    long_xlsx(inbox / "b.xlsx", "vacancies", {("AM24", "Koks", "2025KW02"): 30.0})
    assert run(home).code == 0
    assert home.ask(ZEELAND_COOKS) == [(1.5, "krap")]
    assert home.ask("SELECT vacancies FROM mart.occupation_vacancies") == [(30,)]


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


def test_of_two_files_of_the_same_quarter_the_one_that_changed_last_counts(home: Home, inbox: Path) -> None:
    for name, value, time in (("a.xlsx", 0.5, 1_750_000_000), ("b.xlsx", 5.0, 1_740_000_000)):
        os.utime(long_xlsx(inbox / name, "tension", {("AM24", "Koks", "2025KW02"): value}), (time, time))
    run(home)
    assert home.ask(ZEELAND_COOKS) == [(0.5, "ruim")]


def test_a_name_takes_the_code_that_another_file_gives_it(home: Home, inbox: Path) -> None:
    long_xlsx(inbox / "a.xlsx", "tension", ONE)
    long_xlsx(inbox / "b.xlsx", "vacancies", {("AM24", "KOKS", "2025KW02"): 30.0}, extra={"Beroepsgroepcode": "1112"})
    run(home)
    codes = "SELECT occupation_code FROM mart.tension UNION ALL SELECT occupation_code FROM mart.occupation_vacancies"
    assert home.ask(codes) == [("1112",), ("1112",)]


# Refusals


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


def test_the_report_is_written_anew_each_run(home: Home, inbox: Path) -> None:
    path = long_xlsx(inbox / "a.xlsx", "tension", {("Atlantis", "Koks", "2025KW02"): 1.0})
    run(home)
    long_xlsx(path, "tension", ONE)
    assert run(home).code == 0
    assert "Atlantis" not in letter(path)
    assert "overgenomen" in letter(path)


def test_an_inbox_that_cannot_be_written_is_told_and_its_files_are_taken(home: Home, inbox: Path) -> None:
    path = long_xlsx(inbox / "a.xlsx", "tension", ONE)
    path.with_name("a.xlsx.report.txt").mkdir()
    told = run(home)
    assert told.code == 0
    assert "kan niet geschreven worden" in told.warnings
    assert home.ask(ZEELAND_COOKS) == [(1.5, "krap")]


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


# Classes and checks


def test_the_classes_are_those_of_uwv_also_on_their_bounds(home: Home, inbox: Path) -> None:
    bounds = {0.2499: "zeer ruim", 0.25: "ruim", 0.6699: "ruim", 0.67: "gemiddeld", 1.4999: "gemiddeld", 1.5: "krap"}
    bounds |= {4.0: "krap", 4.0001: "zeer krap", 0.0: "zeer ruim"}
    cells: Figures = {("AM24", f"Beroep {n}", "2025KW02"): value for n, value in enumerate(bounds)}
    cells |= {
        ("AM24", "Hoog", "2025KW02"): ">4",
        ("AM24", "Laag", "2025KW02"): "<0,25",
        ("AM24", "Open", "2025KW02"): "<1",
    }
    long_xlsx(inbox / "a.xlsx", "tension", cells)
    assert run(home).code == 0
    assert dict(home.ask("SELECT tension, tension_class FROM mart.tension WHERE tension IS NOT NULL")) == bounds
    masked = home.ask("SELECT occupation_name, tension_class FROM mart.tension WHERE tension IS NULL ORDER BY 1")
    assert masked[2] == ("Open", None)
    assert home.ask("SELECT passed FROM mart.quality_check WHERE check_id = 'tension_class_agrees'") == [(True,)]


def test_a_printed_class_that_is_another_is_a_warning(home: Home, inbox: Path) -> None:
    long_xlsx(inbox / "a.xlsx", "tension", ONE, extra={"Typering": "Krappe"})
    assert warnings_after(home, "uwv_printed_class_agrees") == ("warning", False, 1)
    long_xlsx(inbox / "a.xlsx", "tension", ONE, extra={"Typering": "KRAP"})
    shutil.rmtree(home.data_dir / "raw" / "uwv_inbox")
    assert warnings_after(home, "uwv_printed_class_agrees") == ("warning", True, 0)


@pytest.mark.parametrize(
    ("tension", "persons", "is_right"), [(1.5, 20, True), (1.49, 20, True), (1.3, 20, False), (3.0, 20, False)]
)
def test_tension_is_vacancies_by_short_ww(
    tension: float, persons: int, is_right: bool, home: Home, inbox: Path
) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["AM-code", "Beroepsgroep", "Kwartaal", "Vacatures", "WW korter dan 6 maanden", "Spanningsindicator"])
    sheet.append(["AM24", "Koks", "2025-Q2", 30, persons, tension])
    book.save(inbox / "a.xlsx")
    assert warnings_after(home, "uwv_tension_adds_up") == ("warning", is_right, 0 if is_right else 1)


def warnings_after(home: Home, check: str) -> Any:
    """Severity, whether it passed and rows of a check, after a run."""
    assert run(home).code == 0
    return warnings_of(home, check)
