"""Raw sets of ESCO and its companions: made-up small ones with faults, and the whole of it where it lies here.

The small world: a baker and a pastry cook (ISCO 7512, BRC 0751), a clerk (4110, BRC 0431), and an occupation without
skills. BRC group 1311 has an ISCO code but no occupation.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.errors import SourceError
from etl.run.raw_store import RawSet
from etl.run.routes import find_routes
from etl.settings import CHECKOUT
from etl.stage.load import load_source
from tests.made.route_sets import write_route_sets, write_set
from tests.worlds import etl

SHARED_DATA = CHECKOUT.parent / "shared" / "data"
needs_shared = pytest.mark.skipif(not SHARED_DATA.is_dir(), reason="the collected publications are not here")

Con = duckdb.DuckDBPyConnection
Parts = dict[str, list[dict[str, Any]]]
SKILL, GROUP, WORK = "http://e/skill/", "http://e/group/", "http://e/occupation/"


def small_esco() -> Parts:
    """ESCO with four occupations, three skills and two branches; Dutch names as the web service gives them."""

    def occupation(code: str, isco: str, name: str, language: str = "en") -> dict[str, Any]:
        about = {"conceptUri": WORK + code, "iscoGroup": isco, "preferredLabel": name}
        return about | {"altLabels": "", "description": f"Work of a {name}.", "labelLanguage": language}

    def skill(code: str, name: str, language: str) -> dict[str, Any]:
        about = {"conceptUri": SKILL + code, "skillType": "skill/competence", "preferredLabel": name}
        return about | {"description": "", "labelLanguage": language}

    def group(code: str) -> dict[str, Any]:
        return {"conceptUri": GROUP + code, "preferredLabel": f"groep {code}", "code": code, "description": ""}

    def link(low: str, high: str) -> dict[str, Any]:
        return {"conceptUri": low, "broaderUri": high}

    def asks(code: str, skill_code: str, kind: str = "essential") -> dict[str, Any]:
        return {"occupationUri": WORK + code, "skillUri": SKILL + skill_code, "relationType": kind}

    return {
        "occupations_nl": [
            occupation("baker", "7512", "baker"),
            occupation("pastry", "7512", "pastry cook"),
            occupation("clerk", "4110", "klerk", "nl"),
            occupation("ghost", "4110", "ghost"),
        ],
        "skills_nl": [
            skill("bake", "brood bakken", "nl"),
            skill("file", "file papers", "en"),
            skill("sell", "verkopen", "nl"),
        ],
        "skillGroups_nl": [group(code) for code in ("S", "S1", "S1.1", "S1.1.1", "S2", "S2.1")],
        "ISCOGroups_nl": [{"code": code, "preferredLabel": code, "description": ""} for code in ("7512", "4110")],
        "occupationSkillRelations": [
            asks("baker", "bake"),
            asks("baker", "sell", "optional"),
            asks("pastry", "bake"),
            asks("clerk", "file"),
            asks("clerk", "sell"),
        ],
        "broaderRelationsSkillPillar": [
            *(link(GROUP + low, GROUP + high) for low, high in (("S1", "S"), ("S1.1", "S1"), ("S1.1.1", "S1.1"))),
            *(link(GROUP + low, GROUP + high) for low, high in (("S2", "S"), ("S2.1", "S2"))),
            link(SKILL + "bake", GROUP + "S1.1.1"),
            *(link(SKILL + name, GROUP + "S2.1") for name in ("file", "sell")),
        ],
    }


def small_work() -> dict[str, Parts]:
    """The other three sets, with one section."""
    codes = [("7512", "0751", "Bakkers"), ("4110", "0431", "Administratie"), ("9629", "1311", "Overig")]
    columns = ("isco08_unit", "brc_group", "brc_group_label")
    crosswalk = [dict(zip(columns, row, strict=True)) | {"brc_class": row[1][:2]} for row in codes]
    return {
        "occupation_tables": {"any_name": crosswalk},
        "eurostat_lfs": {
            "lfs": [
                {"nace_r2": "C", "isco08": f"OC{major}", "employed_thousands": size}
                for major, size in ((7, 60.0), (4, 30.0), (9, 10.0))
            ]
        },
        "jrc_tasks": {
            "tasks": [{"nace": "10. Food", "isco": f"{code}. x", "pop": 10.0} for code in ("75", "41", "96")]
        },
    }


@pytest.fixture
def con() -> Iterator[Con]:
    """An empty build, halfway: core has no wages."""
    with duckdb.connect() as con:
        con.execute("ATTACH ':memory:' AS raw; ATTACH ':memory:' AS stage; CREATE SCHEMA core")
        con.execute(
            "CREATE TABLE core.fct_wage (code_type VARCHAR, code VARCHAR, code_level INT, year INT, employees DOUBLE)"
        )
        yield con


def loaded(con: Con, folder: Path, source_id: str, parts: Parts) -> RawSet:
    raw_set = write_set(folder, source_id, "v1.2.0", parts)
    load_source(con, raw_set)
    return raw_set


def test_the_small_world_from_raw_sets_to_routes(con: Con, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The armed forces are in public administration, which this world does not have.
    monkeypatch.setattr("etl.model.staffing.matrix.seed.__defaults__", ({},))
    loaded(con, tmp_path, "esco", small_esco())
    for source_id, parts in small_work().items():
        loaded(con, tmp_path, source_id, parts)
    find_routes(con)

    shares = dict(con.execute("SELECT brc_code, round(share, 3) FROM raw.route_staffing").fetchall())
    assert shares == {"0751": 0.6, "0431": 0.3, "1311": 0.1}
    # A group without an occupation, and an occupation without skills, are there without a profile.
    groups = con.execute("SELECT brc_code, has_profile FROM raw.route_brc").fetchall()
    assert dict(groups) == {"0751": True, "0431": True, "1311": False}
    occupations = con.execute("SELECT occupation_code, has_profile FROM raw.route_esco").fetchall()
    assert {code.removeprefix(WORK): has for code, has in occupations} == {
        "baker": True,
        "pastry": True,
        "clerk": True,
        "ghost": False,
    }
    pairs = con.execute("SELECT origin_code, destination_code FROM raw.route_pair WHERE code_type = 'brc' ORDER BY ALL")
    assert pairs.fetchall() == [("0431", "0751"), ("0751", "0431")]
    # Bakers ask "sell" for a quarter (optional in one of two), which a clerk has.
    asked = con.execute(
        f"SELECT value FROM raw.route_profile WHERE code = '0751' AND skill_code = '{SKILL}sell'"
    ).fetchall()
    assert asked == [(0.25,)]
    names = con.execute("SELECT skill_name, skill_level, parent_code, language FROM raw.route_skill").fetchall()
    assert ("brood bakken", 4, "S1.1.1", "nl") in names
    assert ("file papers", 4, "S2.1", "en") in names
    assert ("groep S1.1", 2, "S1", "nl") in names
    # What is essential for an occupation with a Dutch name, counted by the groups that pages lead with.
    assert con.execute("SELECT * FROM raw.route_named_skill").fetchall() == [("klerk", "S2.1", 2)]
    assert con.execute("SELECT DISTINCT education_level FROM raw.route_brc ORDER BY ALL").fetchall() == [(1,), (2,)]


def unknown_skill(parts: Parts) -> None:
    parts["occupationSkillRelations"][0]["skillUri"] = SKILL + "nowhere"


def twice(parts: Parts) -> None:
    parts["skills_nl"].append(parts["skills_nl"][0])


def no_relations(parts: Parts) -> None:
    del parts["occupationSkillRelations"]


def odd_importance(parts: Parts) -> None:
    parts["occupationSkillRelations"][0]["relationType"] = "vital"


def no_column(parts: Parts) -> None:
    for row in parts["occupations_nl"]:
        del row["iscoGroup"]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (unknown_skill, "a skill that is not in the list"),
        (twice, "occurs twice"),
        (no_relations, "occupationSkillRelations.csv is missing"),
        (odd_importance, "neither essential nor optional"),
        (no_column, "lacks the column 'iscoGroup'"),
    ],
)
def test_a_set_of_esco_with_a_fault_is_refused_and_told(con: Con, tmp_path: Path, spoil: Any, told: str) -> None:
    parts = small_esco()
    spoil(parts)
    with pytest.raises(SourceError, match=told):
        loaded(con, tmp_path, "esco", parts)


def test_groups_with_one_short_code_do_not_fit(con: Con, tmp_path: Path) -> None:
    parts = small_esco()
    parts["skillGroups_nl"][3]["code"] = "S1.1"
    loaded(con, tmp_path, "esco", parts)
    loaded(con, tmp_path, "occupation_tables", small_work()["occupation_tables"])
    with pytest.raises(SourceError, match="has no short code of its own"):
        find_routes(con)


def test_without_any_input_the_tables_are_there_and_empty(con: Con) -> None:
    find_routes(con)
    tables = con.execute("SELECT table_name, estimated_size FROM duckdb_tables() WHERE table_name LIKE 'route_%'")
    found = dict(tables.fetchall())
    assert {"route_brc", "route_pair", "route_gap", "route_sector_profile", "route_validation"} <= set(found)
    assert set(found.values()) == {0}


@needs_shared
@pytest.mark.long  # half a minute and more; the small ESCO above goes the same way
def test_the_whole_of_esco_gives_the_bundled_figures_and_more(tmp_path: Path, snapshot: Con) -> None:
    write_route_sets(tmp_path / "raw", SHARED_DATA)
    done = etl("build", data_dir=tmp_path)
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "warehouse"
    path = folder / (folder / "CURRENT").read_text().strip()
    assert path.stat().st_size < 150_000_000
    with duckdb.connect(path, read_only=True) as con:
        counted = "SELECT code_type, count(*) FROM mart.crossover GROUP BY ALL ORDER BY ALL"
        assert con.execute(counted).fetchall() == [("brc", 112 * 111), ("esco", 3007 * 50)]
        assert dict(con.execute("SELECT code_type, count(*) FROM mart.occupation GROUP BY ALL").fetchall()) == {
            "brc": 114, "esco": 3007,
        }  # fmt: skip
        for table, figure in (("crossover", "coverage"), ("sector_crossover", "coverage"), ("staffing", "share")):
            question = f"SELECT * EXCLUDE ({figure}), {figure} FROM mart.{table}"
            mine, bundled = con.execute(question).df(), snapshot.execute(question).df()
            keys = list(mine.columns[:2])
            both = bundled.merge(mine, on=keys, suffixes=("", "_full"))
            # The tiniest shares are rounded away in the bundled set.
            assert len(bundled) - 1 <= len(both) <= len(bundled)
            assert (both[figure] - both[f"{figure}_full"]).abs().max() < 0.00003
        # What bundled qualifications teach by name follows from the whole of ESCO as from its bundled part.
        question = "SELECT * FROM mart.programme_skill ORDER BY ALL"
        assert con.execute(question).fetchall() == snapshot.execute(question).fetchall()
        assert con.execute("SELECT bool_and(passed) FROM mart.quality_check").fetchone() == (True,)
