"""What the simulated browser of the bench counts as an answer, and as a mistake."""

from __future__ import annotations

import random

import pytest
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.bench.browser_state import BrowserState
from tests.bench.journeys import next_stop
from tests.bench.load_cost import spread_ms
from tests.bench.visitor import Action


def _started() -> BrowserState:
    tab = BrowserState("", "regio=CR33", (b"0,51%",))
    tab.ask()
    message = ForwardMsg()
    message.new_session.SetInParent()
    assert not tab.take(message.SerializeToString())
    return tab


def _end(status: int = ForwardMsg.FINISHED_SUCCESSFULLY) -> bytes:
    return ForwardMsg(script_finished=status).SerializeToString()  # type: ignore[arg-type]


def _selectbox() -> ForwardMsg:
    message = ForwardMsg(hash="h1")
    message.metadata.cacheable = True
    box = message.delta.new_element.selectbox
    box.id, box.set_value, box.raw_value = "$$ID-abc-naam_regio", True, "Twente"
    box.options.extend(["Twente", "Veluwe"])
    return message


def test_a_run_ends_with_script_finished() -> None:
    tab = _started()
    message = ForwardMsg()
    message.delta.new_element.heading.tag = "h1"
    message.delta.new_element.heading.body = "Groei van 0,51%"
    assert not tab.take(message.SerializeToString())
    assert tab.take(_end())
    assert tab.answer.titles == ["Groei van 0,51%"]
    assert tab.answer.marks == {b"0,51%"}
    assert tab.answer.problems == []


def test_the_end_of_an_earlier_run_is_not_the_end_of_this_one() -> None:
    tab = BrowserState("", "")
    tab.ask()
    assert not tab.take(_end())


def test_a_page_that_runs_itself_again_is_waited_for() -> None:
    tab = _started()
    assert not tab.take(_end(ForwardMsg.FINISHED_EARLY_FOR_RERUN))
    assert tab.take(_end())


def test_mistakes_are_told() -> None:
    tab = _started()
    message = ForwardMsg()
    message.delta.new_element.exception.type = "KeyError"
    tab.take(message.SerializeToString())
    message = ForwardMsg()
    message.delta.new_element.alert.format = Alert.ERROR
    message.delta.new_element.alert.title = "Er zijn nu geen cijfers te zien"
    tab.take(message.SerializeToString())
    assert tab.take(_end(ForwardMsg.FINISHED_WITH_COMPILE_ERROR))
    assert tab.answer.problems == [
        "exception on the page: KeyError",
        "error on the page: Er zijn nu geen cijfers te zien",
        "did not finish",
    ]


def test_widgets_and_kept_messages_go_with_the_next_question() -> None:
    tab = _started()
    tab.take(_selectbox().SerializeToString())
    tab.take(_end())
    (widget,) = tab.widgets.values()
    assert (widget.key, widget.others()) == ("naam_regio", ["Veluwe"])
    asked = BackMsg.FromString(tab.ask(change=(widget, "Veluwe"))).rerun_script
    assert list(asked.cached_message_hashes) == ["h1"]
    assert [(w.id, w.string_value) for w in asked.widget_states.widgets] == [("$$ID-abc-naam_regio", "Veluwe")]
    assert asked.query_string == "regio=CR33"


def test_a_kept_message_brings_its_widget_back() -> None:
    tab = _started()
    tab.take(_selectbox().SerializeToString())
    tab.take(_end())
    unknown = ["refers to a message that was never sent"]
    for reference, problems, widgets in (("h1", [], ["naam_regio"]), ("h2", unknown, [])):
        tab.ask()
        message = ForwardMsg()
        message.new_session.SetInParent()
        tab.take(message.SerializeToString())
        tab.take(ForwardMsg(ref_hash=reference).SerializeToString())
        tab.take(_end())
        assert tab.answer.problems == problems
        assert [widget.key for widget in tab.widgets.values()] == widgets


def test_tabs_that_run_the_page_are_a_widget() -> None:
    tab = _started()
    message = ForwardMsg()
    message.delta.add_block.tab_container.id = "$$ID-abc-sectoren"
    message.metadata.delta_path.extend([0, 3])
    tab.take(message.SerializeToString())
    for place, label in enumerate(["Tabel", "Grafiek"]):
        message = ForwardMsg()
        message.delta.add_block.tab.label = label
        message.metadata.delta_path.extend([0, 3, place])
        tab.take(message.SerializeToString())
    tab.take(_end())
    (widget,) = tab.widgets.values()
    assert (widget.key, widget.others()) == ("sectoren", ["Grafiek"])
    asked = BackMsg.FromString(tab.ask(change=(widget, "Grafiek"))).rerun_script
    assert [w.string_value for w in asked.widget_states.widgets] == ["Grafiek"]


def test_pages_that_are_not_there_are_passed_over() -> None:
    dice = random.Random(1)
    assert {next_stop({"": "hash"}, dice).path for _ in range(50)} == {""}
    assert {next_stop({"": "h", "sectoren": "h"}, dice).path for _ in range(50)} == {"", "sectoren"}


@pytest.mark.parametrize(("number", "p50", "p95", "p99"), [(1, 1, 1, 1), (10, 5, 10, 10), (100, 50, 95, 99)])
def test_percentiles(number: int, p50: float, p95: float, p99: float) -> None:
    actions = [Action("link", 0.0, place / 1000, 1, None) for place in range(1, number + 1)]
    assert spread_ms(actions) == {"p50": p50, "p95": p95, "p99": p99, "max": number}


def test_no_percentiles_of_nothing() -> None:
    assert spread_ms([]) == {}
