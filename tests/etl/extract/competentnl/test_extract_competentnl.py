"""CompetentNL over real HTTP. The answers are made up: what the service really sends was never seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from etl.extract.common.refreshed import Refreshed
from etl.run.raw_store import read_rows
from tests.made.etl_home import Home
from tests.made.fake_cbs import HTML_PAGE, body, status
from tests.made.fake_publisher import FakePublisher, Told, bring

KEY = "a-made-up-key"
PARTS = [f"{kind}_{how}" for kind in ("occupation", "qualification") for how in ("essential", "important", "somewhat")]
Binding = dict[str, dict[str, str]]


class FakeCompetentNl(FakePublisher):
    """Seven relations of every kind, in pages as the query asks."""

    def __init__(self, server: HTTPServer) -> None:
        super().__init__(server, self.sparql)
        self.relations = [relation(n) for n in range(7)]
        self.ignores_offset = False

    def sparql(self, request: Request) -> Any:
        assert request.method == "POST"
        if request.headers.get("apikey") != KEY:
            return Response("no", 401)
        limit, offset = map(int, re.findall(r"(?:LIMIT|OFFSET) (\d+)", request.form["query"]))
        start = 0 if self.ignores_offset else offset
        return {"head": {}, "results": {"bindings": self.relations[start : start + limit]}}


def relation(number: int) -> Binding:
    uri = {"type": "uri", "value": f"https://linkeddata.competentnl.nl/id/{number}"}
    name = {"type": "literal", "xml:lang": "nl", "value": f"naam {number}"}
    found = {"subject": uri, "subjectLabel": name, "skill": uri, "skillLabel": name}
    return found if number else found | {"subjectCode": {"type": "literal", "value": "25000"}}


@pytest.fixture
def service(cbs_server: HTTPServer, short_waits: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeCompetentNl]:
    monkeypatch.setattr("etl.extract.competentnl.skill_relations.PAGE", 3)
    yield FakeCompetentNl(cbs_server)
    cbs_server.clear()


def take(service: FakeCompetentNl, data_dir: Path, told: Told | None = None, key: str | None = KEY) -> Refreshed:
    return bring("competentnl", data_dir, told, competentnl_url=f"{service.url}/v1", competentnl_key=key)


def refusal(service: FakeCompetentNl, data_dir: Path, key: str = KEY) -> str:
    found = take(service, data_dir, key=key)
    assert found.raw_set is None
    (problem,) = found.refused
    assert KEY not in str(problem)
    return str(problem)


@pytest.mark.parametrize("key", [None, "", " "])
def test_without_a_key_nothing_is_asked_and_nothing_is_wrong(
    service: FakeCompetentNl, tmp_path: Path, key: str | None
) -> None:
    assert take(service, tmp_path, key=key) == Refreshed(None)
    assert service.asked == []


def test_each_kind_of_relation_is_a_part_with_all_its_pages(service: FakeCompetentNl, tmp_path: Path) -> None:
    raw_set = take(service, tmp_path).raw_set
    assert raw_set
    assert [m.part for m in raw_set.parts] == PARTS
    rows = read_rows(raw_set.path("qualification_important"))
    assert [row["skillLabel"] for row in rows] == [f"naam {n}" for n in range(7)]
    assert list(rows[0]) == ["subject", "subjectLabel", "skill", "skillLabel", "subjectCode"]
    assert [row["subjectCode"] for row in rows[:2]] == ["25000", ""]
    queries = [request.form["query"] for request in service.asked]
    assert len(queries) == 6 * 3
    assert "a cnlo:Occupation" in queries[0]
    assert "cnlo:requiresHATEssential ?skill" in queries[0]
    assert "a cnlo:EducationalNorm" in queries[-1]
    assert "cnlo:prescribesHATSomewhat ?skill" in queries[-1]
    assert "ksmo:opleidingscode ?subjectCode" in queries[-1]
    assert "ksmo:opleidingscode" not in queries[0]


def test_the_key_is_in_no_file_and_no_message(service: FakeCompetentNl, tmp_path: Path) -> None:
    told = Told()
    take(service, tmp_path, told)
    assert KEY not in "\n".join(told.lines)
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()]


def test_within_a_month_it_is_asked_once(service: FakeCompetentNl, tmp_path: Path) -> None:
    first = take(service, tmp_path).raw_set
    service.asked.clear()
    assert take(service, tmp_path).raw_set == first
    assert service.asked == []
    assert take(service, tmp_path, key=None).raw_set == first


def test_a_broken_run_goes_on_with_the_kinds_it_lacks(service: FakeCompetentNl, tmp_path: Path) -> None:
    answer = service.answer
    service.answer = lambda request: status(400)(request) if "Somewhat" in request.form["query"] else answer(request)
    assert "refused the question (HTTP 400)" in refusal(service, tmp_path)
    service.answer = answer
    service.asked.clear()
    raw_set = take(service, tmp_path).raw_set
    assert raw_set
    assert [m.part for m in raw_set.parts] == PARTS
    assert not [request for request in service.asked if "requiresHATEssential" in request.form["query"]]


def test_a_wrong_key_is_said_without_the_key(service: FakeCompetentNl, tmp_path: Path) -> None:
    assert "refused the question (HTTP 401)" in refusal(service, tmp_path, "another")
    assert "the key has characters that no key has" in refusal(service, tmp_path, "with\nnewline")


def test_a_redirect_does_not_carry_the_key_elsewhere(service: FakeCompetentNl, tmp_path: Path) -> None:
    service.answer = lambda _: Response("", 307, {"Location": f"{service.url}/elsewhere"})
    assert "refused the question (HTTP 307)" in refusal(service, tmp_path)
    assert {request.path for request in service.asked} == {"/v1"}


def test_a_page_that_repeats_is_refused(service: FakeCompetentNl, tmp_path: Path) -> None:
    service.ignores_offset = True
    assert "a page of requiresHATEssential repeats" in refusal(service, tmp_path)


def test_nothing_at_all_means_that_the_names_are_wrong(service: FakeCompetentNl, tmp_path: Path) -> None:
    service.relations = []
    assert "CompetentNL has none of the relations that are asked for" in refusal(service, tmp_path)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (HTML_PAGE, "an HTML page instead of data"),
        (body('{"results": []}'), "the answer is no SPARQL result"),
        (body('{"results": {"bindings": [{"subject": {"value": "x"}}]}}'), "lacks a value"),
    ],
)
def test_an_answer_that_is_no_result_is_refused(
    service: FakeCompetentNl, tmp_path: Path, answer: Any, words: str
) -> None:
    service.answer = answer
    assert words in refusal(service, tmp_path)


def test_a_failure_that_passes_is_asked_again(service: FakeCompetentNl, tmp_path: Path) -> None:
    service.faults.extend([status(429), status(503)])
    assert take(service, tmp_path).raw_set


def test_a_run_without_a_key_is_exit_0(home: Home) -> None:
    told = home.etl("run", "--only", "competentnl")
    assert told.code == 0, told.err
    assert not [asked for asked in home.cbs.asked if "competentnl" in asked]
