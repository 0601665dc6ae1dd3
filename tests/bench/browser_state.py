"""What a browser remembers of a Streamlit app, as far as a server can tell: pages, url, widgets, messages it kept.

Written after Streamlit's own frontend (1.67): it sends the state of every widget on the page with every rerun, and the
hashes of the large messages it still has, so that the server need not send those again.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from urllib.parse import parse_qs

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Block_pb2 import Block
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


@dataclass(frozen=True)
class Widget:
    """A widget that offers a choice, and what is chosen."""

    widget_id: str
    kind: str
    options: tuple[str, ...]
    chosen: tuple[str, ...]

    @property
    def key(self) -> str:
        """The key that the page gave it: ``$$ID-hash-key``."""
        return self.widget_id.split("-", 2)[-1]

    def others(self) -> list[str]:
        """The options that would change something."""
        return [option for option in self.options if option not in self.chosen]


@dataclass
class Answer:
    """What the server sent for one run of the page."""

    size: int = 0
    messages: int = 0
    titles: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    marks: set[bytes] = field(default_factory=set)
    has_started: bool = False
    is_finished: bool = False


@dataclass
class _Kept:
    """A large message that the browser keeps: when it was last used, and the widget in it."""

    used_in_run: int
    widget: Widget | None


class BrowserState:
    """One tab of a browser."""

    def __init__(self, path: str, query: str, watched: tuple[bytes, ...] = ()) -> None:
        """Open an address; ``watched`` are texts whose appearance in an answer is to be told."""
        self.path, self.query = path, query
        self.pages: dict[str, str] = {}  # path -> script hash; "" is the page that opens first
        self.widgets: dict[str, Widget] = {}
        self.answer = Answer()
        self._page_hash = ""
        self._kept: dict[str, _Kept] = {}
        self._keep_for = 2
        self._runs = 0
        self._drawn: dict[str, Widget] = {}
        self._tabs: dict[tuple[int, ...], str] = {}  # place on the page -> id of a row of tabs that runs the page
        self._watched = watched

    def ask(self, *, is_history: bool = False, change: tuple[Widget, str] | None = None) -> bytes:
        """The message that asks for the page of the present path, url and widgets."""
        self.answer = Answer()
        if change:
            widget, option = change
            self.widgets[widget.widget_id] = replace(widget, chosen=(option,))
        state = ClientState(query_string=self.query, page_script_hash=self._page_hash, is_history_navigation=is_history)
        if not self._page_hash:
            state.page_name = self.path
        for widget in self.widgets.values():
            _add_state(state, widget)
        state.cached_message_hashes.extend(self._kept)
        state.context_info.timezone = "Europe/Amsterdam"
        state.context_info.locale = "nl-NL"
        return bytes(BackMsg(rerun_script=state).SerializeToString())

    def open_page(self, path: str, query: str) -> None:
        """Take a page from the menu or follow a link: the widgets of the page before are forgotten."""
        if path != self.path:
            self.widgets = {}
        self.path, self.query, self._page_hash = path, query, self.pages[path]

    def region(self, default: str) -> str:
        """Code of the region in the url."""
        return parse_qs(self.query).get("regio", [default])[0]

    def take(self, data: bytes) -> bool:
        """Take in a message; says whether the run that was asked for has ended."""
        answer = self.answer
        answer.size += len(data)
        answer.messages += 1
        message = ForwardMsg.FromString(data)
        kind = message.WhichOneof("type")
        if kind == "delta":
            self._take_delta(message, data)
        elif kind == "ref_hash":
            self._take_kept(message.ref_hash)
        elif kind == "new_session":
            answer.has_started = True
            self._drawn, self._tabs = {}, {}
            self._keep_for = message.new_session.config.max_cached_message_age or self._keep_for
        elif kind == "navigation":
            self._page_hash = message.navigation.page_script_hash
            pages = message.navigation.app_pages
            self.pages = {"" if page.is_default else page.url_pathname: page.page_script_hash for page in pages}
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "page_not_found":
            answer.problems.append("page not found")
        elif kind == "session_event" and message.session_event.WhichOneof("type") == "script_compilation_exception":
            answer.problems.append("does not compile")
        elif kind == "script_finished" and answer.has_started:
            self._take_end(message.script_finished)
        return answer.is_finished

    def _take_end(self, status: int) -> None:
        if status == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return  # the page asked for another run of itself: the visitor waits for that one
        if status not in FINISHED:
            self.answer.problems.append("did not finish")
        self.answer.is_finished = True
        self.widgets = self._drawn
        self._runs += 1
        self._kept = {h: kept for h, kept in self._kept.items() if self._runs - kept.used_in_run <= self._keep_for}

    def _take_kept(self, message_hash: str) -> None:
        kept = self._kept.get(message_hash)
        if kept is None:
            self.answer.problems.append("refers to a message that was never sent")
            return
        kept.used_in_run = self._runs
        if kept.widget:
            self._drawn[kept.widget.widget_id] = kept.widget

    def _take_delta(self, message: ForwardMsg, data: bytes) -> None:
        self.answer.marks.update(mark for mark in self._watched if mark in data)
        widget = None
        if message.delta.WhichOneof("type") == "add_block":
            self._take_block(message.delta.add_block, tuple(message.metadata.delta_path))
        elif message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            widget = _widget(element, self.widgets)
            if widget:
                self._drawn[widget.widget_id] = widget
            else:
                _look_at(element, self.answer)
        if message.metadata.cacheable:
            self._kept[message.hash] = _Kept(self._runs, widget)

    def _take_block(self, block: Block, place: tuple[int, ...]) -> None:
        """A row of tabs is a widget where opening one runs the page; its labels come one by one, as blocks in it."""
        kind = block.WhichOneof("type")
        if kind == "tab_container" and block.tab_container.id:
            tabs = block.tab_container
            known = self.widgets.get(tabs.id)
            chosen = (tabs.default_tab_label,) if tabs.default_tab_label else known.chosen if known else ()
            self._tabs[place] = tabs.id
            self._drawn[tabs.id] = Widget(tabs.id, kind, (), chosen)
        elif kind == "tab" and (widget_id := self._tabs.get(place[:-1])):
            widget = self._drawn[widget_id]
            options = (*widget.options, block.tab.label)
            self._drawn[widget_id] = replace(widget, options=options, chosen=widget.chosen or options)


def _look_at(element: Element, answer: Answer) -> None:
    """Note a title, and anything that tells of a mistake."""
    kind = element.WhichOneof("type")
    if kind == "heading" and element.heading.tag == "h1":
        answer.titles.append(element.heading.body)
    elif kind == "exception":
        answer.problems.append(f"exception on the page: {element.exception.type or 'see the log of the server'}")
    elif kind == "alert" and element.alert.format == Alert.ERROR:
        answer.problems.append(f"error on the page: {element.alert.title or element.alert.body[:60]}")


def _widget(element: Element, before: dict[str, Widget]) -> Widget | None:
    """The widget in an element: what the server chose, else what was chosen before, else its default."""
    kind = element.WhichOneof("type")
    if kind == "selectbox":
        sent = element.selectbox
        options, chosen = tuple(sent.options), (sent.raw_value,)
        default = (options[sent.default],) if sent.HasField("default") and sent.default < len(options) else ()
    elif kind == "button_group":
        sent = element.button_group
        options, chosen = tuple(option.content for option in sent.options), tuple(sent.raw_values)
        default = tuple(options[place] for place in sent.default)
    else:
        return None
    known = before.get(sent.id)
    chosen = chosen if sent.set_value else known.chosen if known else default
    return Widget(sent.id, kind, options, chosen)


def _add_state(state: ClientState, widget: Widget) -> None:
    sent = state.widget_states.widgets.add(id=widget.widget_id)
    if widget.kind == "button_group":
        sent.string_array_value.data.extend(widget.chosen)
        sent.string_array_value.SetInParent()
    elif widget.chosen:
        sent.string_value = widget.chosen[0]
