"""OData v4 against the recorded service, where it is there: the same rows as v3, and real figures read by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl import catalog
from etl.catalog import Dimension, Measure, Source
from etl.extract.publishers import fetch
from etl.run.raw_store import RawSet, RawStore
from etl.settings import Settings
from etl.stage.cbs_rows import load_table
from tests.etl.extract.cbs.test_extract_cbs_replay import FAULTS, REPLAY, content, replay
from tests.made.cbs_job import Notes

pytestmark = pytest.mark.skipif(not REPLAY.is_dir(), reason="the recordings are not beside this checkout")


def declared(source_id: str, **changes: Any) -> Source:
    return replace(catalog.load()[source_id], **changes)


def run(source: Source, settings: Settings) -> RawSet:
    return fetch(source, RawStore(settings.raw_dir, source.source_id), settings, Notes()).verified()


def rows(raw_set: RawSet, source: Source, *columns: str, where: str = "TRUE") -> list[tuple[Any, ...]]:
    with duckdb.connect() as con:
        con.execute("ATTACH ':memory:' AS raw")
        load_table(con, raw_set, source)
        chosen = ", ".join(f"trim({column})" for column in columns)
        return con.execute(f"SELECT {chosen} FROM raw.{source.source_id} WHERE {where} ORDER BY ALL").fetchall()


def test_the_vacancies_are_the_same_rows_both_ways(tmp_path: Path) -> None:
    """All 15 504 rows of the recording but the one without a figure, which v4 leaves out."""
    columns = ("BedrijfstakkenBranchesSBI2008", "RegioS", "Perioden", "vacancies_x1000")
    by = {}
    with replay(tmp_path) as (settings, _):
        for protocol in ("v3", "v4"):
            source = declared("cbs_83599ned", protocols=(protocol,))
            raw_set = run(source, settings)
            sent = sum(m.rows for m in raw_set.parts if m.part.startswith(("TypedDataSet", "Observations.")))
            by[protocol] = sent, rows(raw_set, source, *columns)
    assert (by["v3"][0], by["v4"][0]) == (15_504, 15_503)
    assert len(by["v3"][1]) == 15_503
    assert by["v3"][1] == by["v4"][1]
    assert ("T001081", "NL01", "2011KW01", "135.5") in by["v4"][1]


def test_v4_takes_over_when_v3_of_the_recorded_service_is_broken(tmp_path: Path) -> None:
    source = declared("cbs_83599ned")
    with replay(tmp_path) as (settings, _):
        by_v4 = run(source, settings.model_copy(update={"cbs_host": "127.0.0.1:1", "http_attempts": 2}))
        assert by_v4.folder.name.startswith("v4-")
        by_v3 = run(source, settings)
        assert len(rows(by_v3, source, "RegioS")) == len(rows(by_v4, source, "RegioS")) == 15_503


# Figures read by hand in the recorded answers


@pytest.mark.parametrize(
    ("season", "period", "figures"),
    [
        ("A042501", "2026KW01", ("10243", "9815", "428")),
        ("A050903", "2026KW01", ("10260", "9847", "413")),
        ("A042501", "2025JJ00", ("10229", "9833", "396")),
    ],
)
def test_the_labour_force_of_the_country(tmp_path: Path, season: str, period: str, figures: tuple[str, ...]) -> None:
    source = declared("cbs_85224ned")
    with replay(tmp_path) as (settings, _):
        raw_set = run(source, settings)
    where = f"SeizoenEnWerkdagcorrectie = '{season}' AND Perioden = '{period}'"
    assert rows(raw_set, source, *source.measures, where=where) == [figures]
    assert len(rows(raw_set, source, "Perioden")) == 119


def test_benefits_of_the_country_and_a_benefit_that_did_not_exist_yet(tmp_path: Path) -> None:
    """37789ksz, January 1998: IVA came in 2006, so its cell is impossible, which is not zero."""
    source = declared(
        "cbs_85224ned",
        table_id="37789ksz",
        dimensions={"Perioden": Dimension()},
        measures={"wao": Measure(v4="D000287"), "iva": Measure(v4="D000236"), "bijstand": Measure(v4="90210")},
    )
    with replay(tmp_path) as (settings, _):
        raw_set = run(source, settings)
    columns = ("wao", "iva", "iva_attribute", "bijstand")
    found = {period: rows(raw_set, source, *columns, where=f"Perioden = '{period}'") for period in PERIODS}
    assert found == {
        "1998MM01": [("714", None, "Impossible", "435.1")],
        "2026MM04": [("131.8", "191.3", "None", "348")],
    }


PERIODS = ("1998MM01", "2026MM04")


def test_a_slice_of_a_larger_table_is_asked_for_and_kept(tmp_path: Path) -> None:
    """80590ned has 67 032 observations, of which the 5 586 of all persons of 15 to 75 are recorded."""
    everybody = {"Geslacht": Dimension(keep=("T001038",)), "Leeftijd": Dimension(keep=("52052",))}
    source = declared(
        "cbs_85224ned",
        table_id="80590ned",
        dimensions=everybody | {"Perioden": Dimension()},
        measures={"unemployed": Measure(v4="3000800_2"), "adjusted": Measure(v4="D001875")},
    )
    with replay(tmp_path) as (settings, handler):
        raw_set = run(source, settings)
        assert [path for path in handler.log if "Geslacht%20eq%20%27T001038%27%20and%20Leeftijd" in path]
    found = {p: rows(raw_set, source, "unemployed", "adjusted", where=f"Perioden = '{p}'") for p in MONTHS}
    assert found == {"2003MM01": [("473", "446")], "2026MM06": [("394", "393")]}
    assert rows(raw_set, source, "adjusted", "adjusted_attribute", where="Perioden = '2003JJ00'") == [
        (None, "Impossible")
    ]


MONTHS = ("2003MM01", "2026MM06")


# Faults


@pytest.mark.usefixtures("short_waits")
def test_faults_on_every_kind_of_answer_do_not_change_a_byte(tmp_path: Path) -> None:
    source = declared("cbs_83599ned", protocols=("v4",))
    with replay(tmp_path / "calm", fault_all=True) as (settings, handler):
        calm = run(source, settings)
        asked = len(handler.log)
        handler.faults = FAULTS
        faulty = run(source, Settings(**settings.model_dump() | {"data_dir": tmp_path / "faults"}))
        assert content(faulty) == content(calm)
    assert len(handler.log) > asked + 3, "no fault was met"
