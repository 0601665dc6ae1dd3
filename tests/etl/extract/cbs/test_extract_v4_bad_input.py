"""What bad answers of CBS OData v4 get: another try where that may help, else one clear line, and never half a set."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from etl.extract.common.hosts import Hosts
from tests.made.cbs_job import Job
from tests.made.fake_cbs import BROKEN_JSON, HTML_PAGE, NO_ROWS, FakeCbs, Fault, Rows, body, reset, status, truncated
from tests.made.small_tables import serve_small

TABLE = "83599NED"
ERROR = body('{"error":{"code":"500","message":"<b>Er ging iets mis</b>"}}')


@pytest.fixture
def v4(job: Job, fake_cbs: FakeCbs) -> Job:
    """The table of vacancies on v4 at the small CBS, nothing fetched yet."""
    job = Job(job.settings, "cbs_83599ned", protocols=("v4",))
    serve_small(fake_cbs, job.source)
    return job


def table(cbs: FakeCbs) -> dict[str, Rows]:
    return cbs.tables_v4[TABLE]


def page(rows: Rows, link: object = None) -> Fault:
    answer: dict[str, Any] = {"value": rows}
    return body(json.dumps(answer if link is None else answer | {"@odata.nextLink": link}))


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (status(500), "HTTP 500 (3 tries)"),
        (status(503), "HTTP 503 (3 tries)"),
        (status(429), "HTTP 429 (3 tries)"),
        (status(400), "CBS refused the question (HTTP 400)"),
        (status(403), "CBS refused the question (HTTP 403)"),
        (status(404), "has no Observations at CBS"),
        (reset, "the connection failed or was broken off (3 tries)"),
        (truncated, "the answer was cut short (3 tries)"),
        (BROKEN_JSON, "the answer is broken JSON (3 tries)"),
        (HTML_PAGE, "an HTML page instead of data (3 tries)"),
        (ERROR, "an error message instead of data (3 tries)"),
        (body("[]"), "the answer has no list of rows (3 tries)"),
        (body('{"value":null}'), "the answer has no list of rows (3 tries)"),
        (body('{"value":[1,2]}'), "the answer has no list of rows (3 tries)"),
        (body('{"value":[{"Value":NaN}]}'), "the answer is broken JSON (3 tries)"),
        (NO_ROWS, "the publisher sent no rows of Observations"),
    ],
)
def test_a_lasting_fault_is_one_clear_line_and_the_earlier_set_stays(
    v4: Job, fake_cbs: FakeCbs, fault: Fault, words: str
) -> None:
    earlier = v4.run()
    table(fake_cbs)["Properties"][0]["Modified"] = "2026-11-27T02:00:00+01:00"
    fake_cbs.heal()
    fake_cbs.always("Observations", fault)
    problem = v4.fails()
    assert problem.what.startswith("table 83599NED")
    assert problem.what.endswith(words)
    assert problem.url == f"{v4.settings.cbs_v4_url}/CBS/83599NED/Observations"
    assert v4.store.newest() == earlier.verified()


@pytest.mark.parametrize("collection", ["Properties", "Dimensions", "MeasureCodes", "RegioSCodes"])
@pytest.mark.parametrize("fault", [HTML_PAGE, truncated, reset, status(503), ERROR])
def test_a_lasting_fault_of_metadata_asks_for_no_data(
    v4: Job, fake_cbs: FakeCbs, collection: str, fault: Fault
) -> None:
    fake_cbs.always(collection, fault)
    assert v4.fails().what.startswith("table 83599NED: ")
    assert fake_cbs.v4_asked == []


@pytest.mark.parametrize(
    "link",
    [
        "https://elsewhere.example/odata/v1/CBS/83599NED/Observations?$skip=3",
        "http://127.0.0.1:1/odata/v1/CBS/83599NED/Observations?$skip=3",
        "/odata/v1/CBS/85554NED/Observations?$skip=3",
        "file:///etc/passwd",
        "http://[oops",
        "",
        7,
    ],
)
def test_a_link_that_leads_elsewhere_is_not_followed(v4: Job, fake_cbs: FakeCbs, link: object) -> None:
    fake_cbs.always("Observations", page(table(fake_cbs)["Observations"][:3], link))
    assert "the link to the next page" in v4.fails().what
    assert len(fake_cbs.v4_asked) == 3
    assert v4.store.newest() is None


def test_links_that_run_in_a_circle_are_noticed(v4: Job, fake_cbs: FakeCbs) -> None:
    """Each page has rows of its own, so that only the address gives the circle away."""
    rows = table(fake_cbs)["Observations"]
    here = f"{v4.settings.cbs_v4_url}/CBS/83599NED/Observations"
    fake_cbs.queue("Observations", page(rows[:2], f"{here}?$skip=2"), page(rows[2:4], here))
    assert "run in a circle" in v4.fails().what
    assert len(fake_cbs.v4_asked) == 2


def test_the_same_page_under_another_address_is_noticed(v4: Job, fake_cbs: FakeCbs) -> None:
    rows = table(fake_cbs)["Observations"]
    here = f"{v4.settings.cbs_v4_url}/CBS/83599NED/Observations"
    fake_cbs.queue("Observations", page(rows[:3], f"{here}?$skip=3"), page(rows[:3], f"{here}?$skip=6"))
    assert v4.fails().what == "table 83599NED: observation 0 came twice"


def test_fewer_rows_than_the_table_says_it_has_are_refused_and_asked_for_again(v4: Job, fake_cbs: FakeCbs) -> None:
    fake_cbs.queue("Observations", page(table(fake_cbs)["Observations"][:5]))
    assert v4.fails().what == "table 83599NED: 5 of the 8 observations came"
    assert sum(m.rows for m in v4.run().parts if m.part.startswith("Observations.")) == 8


def test_a_table_that_does_not_say_how_many_rows_it_has_is_taken(v4: Job, fake_cbs: FakeCbs) -> None:
    del table(fake_cbs)["Properties"][0]["ObservationCount"]
    v4.run().verified()


@pytest.mark.parametrize("column", ["Measure", "RegioS", "Perioden"])
def test_a_code_that_no_list_has_is_named_and_nothing_is_kept(v4: Job, fake_cbs: FakeCbs, column: str) -> None:
    good = copy.deepcopy(table(fake_cbs)["Observations"])
    table(fake_cbs)["Observations"][-1][column] = "XX99"
    assert v4.fails().what == f"table 83599NED: {column} 'XX99' is not in its list of codes"
    table(fake_cbs)["Observations"] = good
    v4.run().verified()


@pytest.mark.parametrize("column", ["Id", "Measure", "ValueAttribute", "RegioS"])
def test_an_observation_without_a_column_is_named(v4: Job, fake_cbs: FakeCbs, column: str) -> None:
    del table(fake_cbs)["Observations"][-1][column]
    problem = v4.fails()
    assert f"an observation has no {column} " in problem.what
    assert "etl/catalog/cbs_83599ned.yml" in problem.advice


@pytest.mark.parametrize("value", ["12", True, [1]])
def test_a_value_that_is_no_number_is_refused(v4: Job, fake_cbs: FakeCbs, value: object) -> None:
    table(fake_cbs)["Observations"][-1]["Value"] = value
    assert "has no number but" in v4.fails().what


@pytest.mark.parametrize(("collection", "named"), [("Dimensions", "RegioS"), ("MeasureCodes", "Openstaande vacatures")])
def test_a_renamed_dimension_or_measure_is_named_before_data_are_asked(
    v4: Job, fake_cbs: FakeCbs, collection: str, named: str
) -> None:
    table(fake_cbs)[collection][-2 if collection == "Dimensions" else 0] = {"Identifier": "Nieuw", "Title": "Iets"}
    problem = v4.fails()
    assert named in problem.what
    assert "Iets" in problem.what
    assert "etl/catalog/cbs_83599ned.yml" in problem.advice
    assert fake_cbs.v4_asked == []


def test_a_dimension_that_is_not_declared_is_refused(v4: Job, fake_cbs: FakeCbs) -> None:
    table(fake_cbs)["Dimensions"].append({"Identifier": "Geslacht", "Title": "Geslacht"})
    assert "has a dimension 'Geslacht' that is not declared" in v4.fails().what


def test_a_code_to_keep_that_is_gone_is_named(job: Job, fake_cbs: FakeCbs) -> None:
    ww = Job(job.settings, "cbs_85554ned", protocols=("v4",))
    serve_small(fake_cbs, ww.source)
    del fake_cbs.tables_v4["85554NED"]["GeslachtCodes"][0]
    assert "Geslacht has no code 'T001038'" in ww.fails().what
    assert fake_cbs.v4_asked == []


@pytest.mark.parametrize("properties", [{}, {"Modified": "//"}, {"Modified": 7}])
def test_properties_without_a_date_are_refused(v4: Job, fake_cbs: FakeCbs, properties: dict[str, Any]) -> None:
    table(fake_cbs)["Properties"] = [properties]
    assert "Properties has no usable Modified" in v4.fails().what
    assert fake_cbs.v4_asked == []


def test_a_table_id_that_is_not_there_is_said_at_once(v4: Job, fake_cbs: FakeCbs) -> None:
    del fake_cbs.tables_v4[TABLE]
    problem = v4.fails()
    assert problem.what == "table 83599NED is not at CBS"
    assert "put the new id in etl/catalog/cbs_83599ned.yml" in problem.advice
    assert fake_cbs.asked == ["Properties"]


def test_a_catalogue_without_the_title_is_a_clear_line(job: Job, fake_cbs: FakeCbs) -> None:
    assert "has no table titled" in Job(job.settings, "cbs_beroep_regio", protocols=("v4",)).fails().what


@pytest.mark.parametrize("address", ["http://[oops", "ftp://datasets.cbs.nl", "no address", "http://127.0.0.1:99999"])
def test_an_address_that_is_none_is_a_clear_line(job: Job, address: str) -> None:
    settings = job.settings.model_copy(update={"cbs_v4_url": address})
    assert "KRIMPGROEI_CBS_V4_URL" in Job(settings, "cbs_83599ned", protocols=("v4",)).fails().advice


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1", "gopher://127.0.0.1:1"])
def test_a_proxy_that_cannot_be_used_is_a_clear_line(v4: Job, monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("ALL_PROXY", proxy)
    assert "the proxy" in v4.fails().what


def test_hosts_are_forgotten_between_runs(v4: Job, fake_cbs: FakeCbs) -> None:
    """What one run learned of a host says nothing about the next."""
    fake_cbs.always("Properties", reset, times=3)
    v4.fails()
    assert not Hosts().has_answered(v4.settings.cbs_v4_url)
    v4.run().verified()
