"""ESCO from its web service over real HTTP: whole, resumed, and refused where it is another version or repeats."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request

from etl.extract.common.refreshed import Refreshed
from etl.extract.common.retry import UnusableAnswer
from etl.extract.esco.resources import isco_group, trimmed
from etl.run.raw_store import RawSet, read_rows
from tests.made.esco_files import (
    OCCUPATIONS,
    Rows,
    group,
    isco_code,
    occupation,
    put_folder,
    skill,
    skills_of,
    small_esco,
)
from tests.made.fake_cbs import BROKEN_JSON, HTML_PAGE, Fault, status, truncated
from tests.made.fake_esco import VERSION, FakeEsco, resources
from tests.made.fake_publisher import Told, bring

ASKED = 27  # of the thirty skills these are asked for by an occupation


@pytest.fixture
def esco(cbs_server: HTTPServer, short_waits: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeEsco]:
    monkeypatch.setattr("etl.extract.esco.service.BATCH", 5)
    yield FakeEsco(cbs_server)
    cbs_server.clear()


def take(esco: FakeEsco, data_dir: Path, told: Told | None = None, **settings: Any) -> Refreshed:
    return bring("esco", data_dir, told, **{"esco_url": f"{esco.url}/esco", "esco_api": True} | settings)


def taken(esco: FakeEsco, data_dir: Path) -> RawSet:
    found = take(esco, data_dir)
    assert found.refused == (), found.refused
    assert found.raw_set
    return found.raw_set.verified()


def refusal(esco: FakeEsco, data_dir: Path) -> str:
    found = take(esco, data_dir)
    assert found.raw_set is None
    (problem,) = found.refused
    return str(problem)


def rows_of(raw_set: RawSet, part: str, *columns: str) -> list[tuple[str, ...]]:
    return sorted(tuple(row[column] for column in columns) for row in read_rows(raw_set.path(part)))


def wanted(tables: dict[str, Rows], part: str, *columns: str) -> list[tuple[str, ...]]:
    return sorted(tuple(row[column] for column in columns) for row in tables[part])


# The same rows as from a folder


COLUMNS = {
    "occupations": ("conceptType", "conceptUri", "iscoGroup", "preferredLabel", "altLabels", "description", "code"),
    "skillGroups": ("conceptType", "conceptUri", "preferredLabel", "code", "description"),
    "ISCOGroups": ("conceptType", "conceptUri", "preferredLabel", "code"),
}


def test_the_service_gives_the_rows_of_the_csv_download(esco: FakeEsco, tmp_path: Path) -> None:
    raw_set, files = taken(esco, tmp_path), small_esco()
    assert raw_set.table_id == VERSION
    for language in ("nl", "en"):
        for kind, columns in COLUMNS.items():
            part = f"{kind}_{language}"
            assert rows_of(raw_set, part, *columns) == wanted(files, part, *columns)
    part = "occupationSkillRelations"
    assert rows_of(raw_set, part, "occupationUri", "relationType", "skillUri") == wanted(
        files, part, "occupationUri", "relationType", "skillUri"
    )


def test_only_skills_that_are_asked_for_come_with_all_that_is_above_them(esco: FakeEsco, tmp_path: Path) -> None:
    raw_set = taken(esco, tmp_path)
    asked = {skill(n) for number in range(OCCUPATIONS) for n, _ in skills_of(number)}
    assert {row[0] for row in rows_of(raw_set, "skills_nl", "conceptUri")} == asked
    broader = dict(rows_of(raw_set, "broaderRelationsSkillPillar", "conceptUri", "broaderUri"))
    assert set(broader) == asked | {group("S1.1"), group("S1.2")}
    assert rows_of(raw_set, "skills_nl", "skillType", "labelLanguage") == [("skill/competence", "nl")] * len(asked)


def test_english_is_the_marked_second_choice_per_label(esco: FakeEsco, tmp_path: Path) -> None:
    del esco.resources[skill(3)]["preferredLabel"]["nl"]
    raw_set = taken(esco, tmp_path)
    rows = {row["conceptUri"]: row for row in read_rows(raw_set.path("skills_nl"))}
    assert (rows[skill(3)]["preferredLabel"], rows[skill(3)]["labelLanguage"]) == ("kunnen 3", "en")
    assert rows[skill(3)]["description"] == "kunnen 3.\nTwee regels."
    assert rows[skill(4)]["labelLanguage"] == "nl"


def test_without_all_english_names_there_is_no_english_part(esco: FakeEsco, tmp_path: Path) -> None:
    del esco.resources[skill(3)]["preferredLabel"]["en"]
    assert not [m.part for m in taken(esco, tmp_path).parts if m.part.endswith("_en")]


# Who is asked, and how often


def test_nobody_is_asked_by_default_nor_where_a_folder_is(esco: FakeEsco, tmp_path: Path) -> None:
    assert take(esco, tmp_path, esco_api=False).raw_set is None
    put_folder(tmp_path / "inbox" / "esco" / VERSION, small_esco())
    assert take(esco, tmp_path).raw_set
    assert esco.asked == []


def test_a_version_that_is_here_is_not_asked_for_again(esco: FakeEsco, tmp_path: Path) -> None:
    first = taken(esco, tmp_path)
    esco.asked.clear()
    assert taken(esco, tmp_path) == first
    assert esco.asked == []


def test_every_concept_is_asked_for_once_one_at_a_time(esco: FakeEsco, tmp_path: Path) -> None:
    taken(esco, tmp_path)
    for path, count in (("/occupation", OCCUPATIONS), ("/skill", ASKED), ("/concept", 3 + 3 + 6)):
        asked = esco.asked_for(path)
        assert (len(asked), len(set(asked))) == (count, count), path


def test_a_broken_run_goes_on_after_the_last_batch(esco: FakeEsco, tmp_path: Path) -> None:
    esco.gone = {skill(12)}
    assert f"Europese Commissie has nothing at this address ({esco.url}/esco/resource/skill?uri=" in refusal(
        esco, tmp_path
    )
    assert not list((tmp_path / "raw" / "esco").glob("*/set.json"))
    before = len(esco.asked)
    esco.gone.clear()
    raw_set = taken(esco, tmp_path)
    again = esco.asked[before:]
    assert not [request for request in again if request.path.endswith(("/search", "/occupation"))]
    assert [r.args["uri"] for r in again if r.path.endswith("/skill")] == [skill(n) for n in range(10, ASKED)]
    assert rows_of(raw_set, "skills_nl", "conceptUri") == [(skill(n),) for n in range(ASKED)]


def test_a_damaged_batch_is_asked_for_again_and_no_other(esco: FakeEsco, tmp_path: Path) -> None:
    first = taken(esco, tmp_path)
    first.path("resource.skill.000005").write_bytes(b"half")
    esco.asked.clear()
    assert rows_of(taken(esco, tmp_path), "skills_nl", "conceptUri") == [(skill(n),) for n in range(ASKED)]
    assert [r.args.get("uri") for r in esco.asked] == [skill(n) for n in range(5, 10)]


# Pages


@pytest.mark.parametrize("has_links", [True, False])
def test_a_list_in_pages_is_read_to_its_end(esco: FakeEsco, tmp_path: Path, has_links: bool) -> None:
    esco.page, esco.links = 5, has_links
    taken(esco, tmp_path)
    searches = [r.args["offset"] for r in esco.asked if r.path.endswith("/search")]
    assert searches == ["0", "5", "10"]


@pytest.mark.parametrize("has_links", [True, False])
def test_a_page_that_repeats_is_refused(esco: FakeEsco, tmp_path: Path, has_links: bool) -> None:
    esco.page, esco.links, esco.offsets = 5, has_links, {"10": 5}
    assert f"a page of the list of occupations repeats ({occupation(5)})" in refusal(esco, tmp_path)


def test_pages_that_run_in_a_circle_are_refused(esco: FakeEsco, tmp_path: Path) -> None:
    esco.page, esco.links, esco.offsets = 5, True, {"10": 0}
    assert f"a page of the list of occupations repeats ({occupation(0)})" in refusal(esco, tmp_path)


def test_a_list_that_ends_early_is_refused(esco: FakeEsco, tmp_path: Path) -> None:
    esco.page, esco.offsets = 5, {"10": 99}
    assert "the list of occupations ends after 10 of 12" in refusal(esco, tmp_path)


def test_a_link_to_another_host_is_not_followed(esco: FakeEsco, tmp_path: Path) -> None:
    def elsewhere(request: Request) -> dict[str, Any]:
        return esco.search(request) | {"_links": {"next": {"href": "http://127.0.0.1:9/search"}}}

    esco.page, esco.answer = 5, elsewhere
    assert "the link to the next page leads elsewhere" in refusal(esco, tmp_path)


# What is refused, and what passes


@pytest.mark.parametrize("told", ["v1.1.1", "v1.2.1"])
def test_another_version_is_refused_at_once(esco: FakeEsco, tmp_path: Path, told: str) -> None:
    esco.version = told
    assert f"the web service answers with version {told} instead of v1.2.0" in refusal(esco, tmp_path)
    assert len(esco.asked) == 1


def test_the_version_that_was_asked_for_may_be_told(esco: FakeEsco, tmp_path: Path) -> None:
    esco.version = "v1.2"
    taken(esco, tmp_path)


@pytest.mark.parametrize("fault", [status(429), status(503), HTML_PAGE, BROKEN_JSON, truncated])
def test_a_failure_that_passes_is_asked_again(esco: FakeEsco, tmp_path: Path, fault: Fault) -> None:
    esco.faults.extend([fault, fault])
    taken(esco, tmp_path)


def test_the_wait_of_a_rate_limit_is_kept(esco: FakeEsco, tmp_path: Path) -> None:
    esco.faults.append(status(429, Retry_After="1"))
    begun = time.perf_counter()
    taken(esco, tmp_path)
    assert time.perf_counter() - begun >= 1


def test_a_rate_limit_that_stays_ends_the_run_and_keeps_what_came(esco: FakeEsco, tmp_path: Path) -> None:
    answer = esco.answer
    esco.answer = lambda request: status(429)(request) if request.args.get("uri") == skill(7) else answer(request)
    assert "HTTP 429 (3 tries)" in refusal(esco, tmp_path)
    esco.asked.clear()
    esco.answer = answer
    taken(esco, tmp_path)
    assert not esco.asked_for("/occupation")


def test_an_answer_on_something_else_is_refused(esco: FakeEsco, tmp_path: Path) -> None:
    esco.resources[skill(2)] = esco.resources[skill(3)]
    assert f"an answer on {skill(3)} instead of {skill(2)}" in refusal(esco, tmp_path)


def test_a_circle_in_the_tree_of_groups_ends(esco: FakeEsco, tmp_path: Path) -> None:
    esco.resources[group("S1")]["_links"]["broaderConcept"] = [{"uri": group("S1.1")}]
    taken(esco, tmp_path)
    assert sorted(u for u in esco.asked_for("/concept") if "/skill/" in u) == [group(c) for c in ("S1", "S1.1", "S1.2")]


def test_an_occupation_without_skills_is_an_occupation(esco: FakeEsco, tmp_path: Path) -> None:
    links = esco.resources[occupation(0)]["_links"]
    del links["hasEssentialSkill"], links["hasOptionalSkill"]
    assert len(rows_of(taken(esco, tmp_path), "occupations_nl", "conceptUri")) == OCCUPATIONS


def test_an_occupation_without_an_isco_group_refuses_all(esco: FakeEsco, tmp_path: Path) -> None:
    esco.resources[occupation(3)]["code"] = ""
    assert f"{occupation(3)} has no ISCO group of four digits" in refusal(esco, tmp_path)


def test_the_isco_group_may_stand_in_a_link_only() -> None:
    link = {"uri": "http://data.europa.eu/esco/isco/C7512"}
    assert isco_group({"uri": "x", "_links": {"broaderIscoGroup": [link]}}) == isco_code(2) == "7512"
    with pytest.raises(UnusableAnswer):
        isco_group({"uri": "x", "code": "75"})


def test_an_answer_is_kept_without_the_other_languages() -> None:
    kept = trimmed(dict(next(resources())[1]))
    assert set(kept["preferredLabel"]) == {"nl", "en"}
    assert set(kept["_links"]) == {"hasEssentialSkill", "hasOptionalSkill"}
