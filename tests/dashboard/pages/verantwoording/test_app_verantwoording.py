"""The page Verantwoording as its reader meets it: every figure on it compared with the warehouse, read directly."""

from __future__ import annotations

import csv
from pathlib import Path

import duckdb

from dashboard.kit import numbers
from tests.made.account_page import change, show, tables, texts
from tests.worlds import CHECKOUT


def test_the_answer_comes_first_and_says_how_fresh_and_how_sound(
    folder: Path, snapshot: duckdb.DuckDBPyConnection
) -> None:
    app = show()
    checked = snapshot.execute("SELECT count(*) FROM mart.quality_check WHERE severity <> 'info'").fetchone()
    assert checked is not None
    assert app.title[0].value == "Verantwoording"
    first = app.markdown[1].value  # below the links between the pages
    assert first.startswith("**Deze cijfers gaan tot en met december 2024. Ze komen uit een kopie")
    assert "2024 is voorlopig" in first
    assert f"Alle {checked[0]} [controles](#controles) zijn in orde" in first
    assert "make refresh" in first
    assert [metric.label for metric in app.metric] == ["Laatste jaar", "Klaargezet", "Bronnen", "Controles in orde"]
    assert [metric.value for metric in app.metric][2:] == ["11", f"{checked[0]} van {checked[0]}"]
    assert app.metric[2].delta == "11 meegeleverd"


def test_the_moment_of_the_build_is_that_of_the_netherlands(folder: Path) -> None:
    change(folder, "UPDATE mart.build SET built_at = TIMESTAMP '2026-06-30 22:05:00'")
    app = show()
    assert "klaargezet op 1 juli 2026 om 0.05 uur" in texts(app)
    assert (app.metric[1].value, app.metric[1].delta) == ("1 jul.", "2026, om 0.05 uur")


def test_every_source_stands_with_mode_dates_rows_and_link(folder: Path, snapshot: duckdb.DuckDBPyConnection) -> None:
    app = show()
    shown = tables(app)["Bronnen van deze versie"]
    rows = snapshot.execute("SELECT source_id, title, url, licence, row_count, warnings_nl FROM mart.source").fetchall()
    assert len(shown) == len(rows) == 11
    for source_id, title, url, licence, row_count, warnings in rows:
        cells = shown[source_id]
        assert cells["title"]["text"] == title
        assert (cells["table"]["href"], cells["table"]["sub"]) == (url, licence)
        assert cells["mode"]["text"] == "momentopname"
        assert cells["rows"]["text"] == f"{row_count:,}".replace(",", ".")
        assert cells["retrieved"]["text"] == cells["modified"]["text"] == "onbekend"
        assert "eegeleverd" in cells["title"]["sub"]
        for line in warnings.splitlines():
            assert line in texts(app)
    assert shown["cbs_83582ned"]["period"]["text"] == "2010\u20132024"


def test_a_fresh_source_gives_its_dates_and_a_stale_one_says_so(folder: Path) -> None:
    change(
        folder,
        "UPDATE mart.source SET mode = 'live', retrieved_at = TIMESTAMP '2026-11-20 23:30:00',"
        " modified_at = TIMESTAMP '2026-11-19 02:00:00' WHERE source_id = 'cbs_83582ned';"
        "UPDATE mart.source SET mode = 'stale', retrieved_at = TIMESTAMP '2026-01-15 09:00:00'"
        " WHERE source_id = 'cbs_gebieden'; UPDATE mart.build SET mode = 'live'",
    )
    app = show()
    shown = tables(app)["Bronnen van deze versie"]
    jobs, areas = shown["cbs_83582ned"], shown["cbs_gebieden"]
    assert (jobs["mode"]["text"], jobs["retrieved"]["text"]) == ("live", "21 november 2026")
    assert jobs["modified"]["text"] == "19 november 2026"
    assert "eegeleverd" not in jobs["title"]["sub"]
    assert (areas["mode"]["text"], areas["retrieved"]["text"]) == ("verouderd", "15 januari 2026")
    assert "De uitgever zegt niet wanneer" in areas["title"]["sub"]
    assert "Ze zijn op 21 november 2026 opgehaald bij CBS." in app.markdown[1].value
    assert "Niet ververst: Gebieden in Nederland" in app.markdown[1].value
    assert app.metric[2].delta == "1 live, 9 meegeleverd, 1 verouderd"
    assert "**verouderd**: ophalen is niet gelukt" in texts(app)


def test_figures_that_could_not_be_refreshed_say_so_first(folder: Path) -> None:
    change(folder, "UPDATE mart.source SET mode = 'stale', retrieved_at = TIMESTAMP '2026-01-15 09:00:00'")
    assert "de cijfers die op 15 januari 2026 zijn opgehaald.**" in show().markdown[1].value


def test_what_the_figures_cannot_say_counts_what_is_missing(folder: Path, snapshot: duckdb.DuckDBPyConnection) -> None:
    text = texts(show())
    cells = snapshot.execute(
        "SELECT count(*), count(*) FILTER (WHERE jobs IS NULL) FROM mart.sector_jobs"
        " JOIN mart.region USING (region_code) JOIN mart.sector USING (sbi_code)"
        " WHERE region_type = 'corop' AND sector_level = 'section' AND year = 2024"
    ).fetchone()
    lost = snapshot.execute("SELECT jobs FROM mart.unallocated_jobs WHERE sbi_code = 'A-U' AND year = 2024").fetchone()
    assert cells is not None
    assert lost is not None
    assert f"schermt CBS {cells[1]} van de {cells[0]} cijfers" in text
    assert f"Van {numbers.jobs(lost[0])} banen wist CBS in 2024 niet in welke regio" in text
    assert "30 van de 35 arbeidsmarktregio\u2019s, en alle gemeenten" in text
    for word in ("Zelfstandigen", "fte", "Latere bijstellingen", "Uitzendkrachten", "Waar mensen wonen", "Oorzaken"):
        assert f"{word}" in text


def test_confirmed_breaks_and_those_proposed_by_hand_stand_apart(
    folder: Path, snapshot: duckdb.DuckDBPyConnection
) -> None:
    shown = tables(show())
    for state, caption in (("confirmed", "Reeksbreuken, bevestigd"), ("proposed", "Reeksbreuken, voorgesteld")):
        rows = snapshot.execute(
            "SELECT DISTINCT break_year, region_code, CASE WHEN region_code IS NULL THEN sbi_code END"
            f" FROM mart.series_break WHERE state = '{state}'"
        ).fetchall()
        assert len(shown[caption]) == len(rows)
        assert {cells["year"]["text"] for cells in shown[caption].values()} == {str(row[0]) for row in rows}
    first = next(cells for name, cells in shown["Reeksbreuken, bevestigd"].items() if "CR11" in name)
    assert first["sector"]["code"] == "N"
    assert first["sector"]["sub"] == "ook: zakelijke diensten en alle sectoren samen"
    assert first["region"] == {**first["region"], "text": "Zuidwest-Overijssel", "sub": "COROP-gebied"}
    assert "loonadministratie" in first["told"]["text"]


def test_what_the_detector_found_and_nobody_explained_is_shown(
    folder: Path, snapshot: duckdb.DuckDBPyConnection
) -> None:
    app = show()
    counted = snapshot.execute("SELECT count(*), count(*) FILTER (WHERE is_listed) FROM mart.break_proposal").fetchone()
    assert counted is not None
    every, listed = counted
    assert len(tables(app)["Reeksbreuken, voorgesteld door het programma"]) == every - listed
    assert f"Het vond er {every}. Daarvan horen er {listed} bij een breuk" in texts(app)


def test_a_new_proposal_is_shown_with_its_figures(folder: Path) -> None:
    change(folder, "INSERT INTO mart.break_proposal VALUES ('F', 'CR33', 2020, -41.25, 3.04, 1, false)")
    rows = tables(show())["Reeksbreuken, voorgesteld door het programma"].values()
    cells = next(row for row in rows if row["region"]["text"] == "West-Noord-Brabant" and row["year"]["text"] == "2020")
    assert cells["sector"]["text"] == "Bouw"
    assert (cells["change"]["text"], cells["usual"]["text"]) == ("\u221241,2%", "± 3,0%")


def test_no_proposals_at_all_is_said(folder: Path) -> None:
    change(folder, "DELETE FROM mart.break_proposal; DELETE FROM mart.series_break WHERE state = 'proposed'")
    app = show()
    assert "vond geen jaren die er sterk uitspringen" in texts(app)
    assert not [caption for caption in tables(app) if "voorgesteld" in caption]


def test_every_check_stands_with_its_result_in_words(folder: Path, snapshot: duckdb.DuckDBPyConnection) -> None:
    shown = tables(show())
    rows = snapshot.execute("SELECT check_id, title_nl, reason_nl, severity FROM mart.quality_check").fetchall()
    assert "Controles die iets vonden" not in shown
    assert len(shown["Alle kwaliteitscontroles"]) == len(rows)
    for check_id, title, reason, severity in rows:
        cells = shown["Alle kwaliteitscontroles"][check_id]
        assert (cells["check"]["text"], cells["check"]["sub"]) == (title, reason)
        assert cells["result"]["text"] == ("ter informatie" if severity == "info" else "in orde")


def test_checks_that_found_something_come_first_with_an_example(folder: Path) -> None:
    change(
        folder,
        "UPDATE mart.quality_check SET passed = false, failing_rows = 1234, example = 'region_code GM0772, year 2019'"
        " WHERE check_id = 'gemeente_total_missing';"
        "UPDATE mart.quality_check SET passed = false, failing_rows = 1, example = 'mart sector_jobs'"
        " WHERE check_id = 'keys_unique';"
        "UPDATE mart.quality_check SET failing_rows = 12, example = 'region_code LD01'"
        " WHERE check_id = 'regions_skipped'",
    )
    app = show()
    shown = tables(app)
    assert list(shown["Controles die iets vonden"]) == ["keys_unique", "gemeente_total_missing"]
    assert list(shown["Alle kwaliteitscontroles"])[:3] == ["keys_unique", "gemeente_total_missing", "regions_skipped"]
    missing = shown["Controles die iets vonden"]["gemeente_total_missing"]
    assert (missing["result"]["sign"], missing["result"]["text"]) == ("!", "let op")
    assert (missing["found"]["text"], missing["example"]["text"]) == ("1.234", "Eindhoven (GM0772), jaar 2019")
    assert shown["Controles die iets vonden"]["keys_unique"]["result"]["text"] == "fout gevonden"
    judged = sum(row["result"]["text"] != "ter informatie" for row in shown["Alle kwaliteitscontroles"].values())
    assert f"2 van de {judged} [controles](#controles) vonden iets" in app.markdown[1].value
    assert app.metric[3].value == f"{judged - 2} van {judged}"


def test_every_threshold_stands_on_the_page_with_its_value_and_its_reason(folder: Path) -> None:
    shown = tables(show())["Grenzen en keuzes"]
    with (CHECKOUT / "data" / "reference" / "norms.csv").open(encoding="utf-8", newline="") as file:
        listed = {row["norm_code"]: row for row in csv.DictReader(file)}
    assert shown.keys() == listed.keys()
    assert shown["growth_threshold_pct"]["value"]["text"] == "0,5"
    for code, row in listed.items():
        cells = shown[code]
        assert cells["value"]["sort"] == float(row["value"])
        assert cells["value"]["sub"] == row["unit"]
        assert cells["reason"]["text"] == row["reason_nl"]
