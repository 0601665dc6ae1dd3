"""The fingerprint of the pages: every view in text, element by element, and every file that can be downloaded.

The app is run from its entry point and pages are found by their place in the url, so that it does not matter where
their modules lie. What a visitor never sees is left out: ids, scripts and styles.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import openpyxl
from google.protobuf.message import Message
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

APP = Path(__file__).resolve().parents[2] / "dashboard" / "app.py"
TIMEOUT = 120
# Fields that say nothing of what is shown, and why.
LEFT_OUT = {
    "id": "a hash over the element's settings and its page; the key in it is kept",
    "deferred_file_id": "drawn at random; the file itself is in the fingerprint",
    "page_script_hash": "a hash of the page's address; the address itself is kept",
    "js_content": "the program of a component, not what it shows",
    "css_content": "the looks of a component",
    "html_content": "the frame of a component",
    "js_source_path": "where the program of a component lies",
    "css_source_path": "where the looks of a component lie",
}
# A value as long as this in one line is opened over several.
LINE = 160
# What is longer is kept beside the views, once: lists of options, boundaries, whole tables of a file.
LONGEST = 6000
KEY = re.compile(r"\$\$ID-[0-9a-f]+-(.*)", re.DOTALL)
# Of a workbook, the part with the moment at which it was written.
WHEN_WRITTEN = "docProps/core.xml"


@dataclass
class Notes:
    """What one run of a page hands over beside its elements: files, and the title of the browser's tab."""

    titles: list[str] = field(default_factory=list)
    files: dict[str, tuple[str | None, Callable[[], Any]]] = field(default_factory=dict)


class Reader:
    """Reads views of the app, and keeps what is long in a folder of parts."""

    def __init__(self, parts: Path) -> None:
        self._parts = parts
        self._kept: set[str] = set()
        self._workbooks: dict[str, str] = {}
        parts.mkdir(parents=True, exist_ok=True)

    def view(self, page: str, params: dict[str, str]) -> str:
        """All that is on a page for a url, as text.

        Args:
            page: the page's place in the url; empty is the first one.
            params: of the url.
        """
        app = AppTest.from_file(str(APP), default_timeout=TIMEOUT)
        app._page_hash = calc_hash(page)  # so does a browser that opens the url; switch_page takes the path of a module
        app.query_params.update(params)
        with taking_notes() as notes:
            app.run()
            lines = [f"tab: {title}" for title in notes.titles]
            for place in app._tree.children.values():
                lines += self._lines(place, notes, 0)
        return "\n".join(lines) + "\n"

    def _lines(self, node: Any, notes: Notes, depth: int) -> list[str]:
        """An element or a container with what is in it."""
        indent = "  " * depth
        message = node.proto if isinstance(node.proto, Message) else None
        lines = [f"{indent}{node.type}{key_of(message)}"]
        shown = plain(message) if message is not None else {}
        for name, value in shown.items():
            lines += self._outline(name, opened(value), depth + 1)
        file = notes.files.get(getattr(message, "deferred_file_id", "") or getattr(message, "url", ""))
        if node.type == "download_button" and file is not None:
            lines += self._file(*file, indent)
        for child in getattr(node, "children", {}).values():
            lines += self._lines(child, notes, depth + 1)
        return lines

    def _file(self, name: str | None, make: Callable[[], Any], indent: str) -> list[str]:
        content = make()
        content = content.encode() if isinstance(content, str) else bytes(content)
        is_workbook = zipfile.is_zipfile(io.BytesIO(content))
        text = self._workbook(content) if is_workbook else content.decode("utf-8")
        return [f"{indent}  file {name}: {self._keep(text, exactly=True)}"]

    def _workbook(self, content: bytes) -> str:
        """The cells of a workbook by sheet; and a hash over all of it but the moment of writing."""
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = sorted(set(archive.namelist()) - {WHEN_WRITTEN})
            whole = digest(b"".join(name.encode() + b"\0" + archive.read(name) for name in names))
        if whole not in self._workbooks:
            self._workbooks[whole] = f"{cells_of(content)}\nall parts: {whole}\n"
        return self._workbooks[whole]

    def _outline(self, name: str, value: Any, depth: int) -> list[str]:
        """A value with its name, over as many lines as it takes to be read."""
        indent = "  " * depth
        if isinstance(value, str) and "\n" in value and len(value) <= LONGEST:
            return [f"{indent}{name}: |", *(f"{indent}  {line}" for line in value.split("\n"))]
        line = json.dumps(value, ensure_ascii=False)
        is_flat = not isinstance(value, dict | list) or not any(isinstance(v, dict | list) for v in children(value))
        if len(line) > LONGEST and (is_flat or name in ("geojson", "options")):
            return [f"{indent}{name}: {self._keep(line)}"]
        if len(line) <= LINE or is_flat:
            return [f"{indent}{name}: {line}"]
        if name in ("rows", "columns") and isinstance(value, list):  # of a table: one line each
            return [f"{indent}{name}:", *(f"{indent}  {json.dumps(row, ensure_ascii=False)}" for row in value)]
        lines = [f"{indent}{name}:"]
        for label, each in value.items() if isinstance(value, dict) else enumerate(value):
            lines += self._outline(str(label), each, depth + 1)
        return lines

    def _keep(self, text: str, *, exactly: bool = False) -> str:
        """Put a long text beside the views; the name of its file.

        Args:
            text: what to keep.
            exactly: as it is; else with a line for each item of a list.
        """
        name = digest(text.encode())[:24]
        if name not in self._kept:
            self._kept.add(name)
            shown = text if exactly else json.dumps(json.loads(text), ensure_ascii=False, indent=0)
            (self._parts / f"{name}.txt").write_text(shown, encoding="utf-8", newline="")
        return f"parts/{name}.txt ({len(text)} characters)"


@contextmanager
def taking_notes() -> Iterator[Notes]:
    """Keep what the app hands to Streamlit beside its elements."""
    notes = Notes()
    add, add_deferred, enqueue = MediaFileManager.add, MediaFileManager.add_deferred, ForwardMsgQueue.enqueue

    def noted_add(self: Any, content: Any, *args: Any, **named: Any) -> Any:
        url = add(self, content, *args, **named)
        notes.files[url] = (named.get("file_name"), lambda: content)
        return url

    def noted_deferred(self: Any, make: Callable[[], Any], *args: Any, **named: Any) -> Any:
        file_id = add_deferred(self, make, *args, **named)
        notes.files[file_id] = (named.get("file_name"), make)
        return file_id

    def noted_message(self: Any, message: Any) -> None:
        if message.WhichOneof("type") == "page_config_changed" and message.page_config_changed.title:
            notes.titles.append(message.page_config_changed.title)
        enqueue(self, message)

    with (
        patch.object(MediaFileManager, "add", noted_add),
        patch.object(MediaFileManager, "add_deferred", noted_deferred),
        patch.object(ForwardMsgQueue, "enqueue", noted_message),
    ):
        yield notes


def key_of(message: Message | None) -> str:
    """The key that the page gave an element, after a space; empty where it has none."""
    found = KEY.match(str(getattr(message, "id", "")))
    return f" {found[1]}" if found and found[1] != "None" else ""


def plain(message: Message) -> dict[str, Any]:
    """The fields of a message that say something, as plain values."""
    return {
        descriptor.name: [_plain(each) for each in value] if is_many(value) else _plain(value)
        for descriptor, value in message.ListFields()
        if descriptor.name not in LEFT_OUT
    }


def is_many(value: Any) -> bool:
    """Whether a field of a message holds several values."""
    return not isinstance(value, str | bytes | Message) and hasattr(value, "__len__")


def _plain(value: Any) -> Any:
    if isinstance(value, Message):
        return plain(value)
    return value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else value


def opened(value: Any) -> Any:
    """What is written as JSON (a table, a chart) as what it says; all else as it is."""
    if isinstance(value, dict):
        return {name: opened(each) for name, each in value.items()}
    if isinstance(value, str) and value[:1] in "{[":
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def children(value: dict[str, Any] | list[Any]) -> list[Any]:
    """What is in a dictionary or a list."""
    return list(value.values()) if isinstance(value, dict) else value


def cells_of(workbook: bytes) -> str:
    """Every cell of every sheet, one row a line, with the way numbers are written."""
    lines = []
    for sheet in openpyxl.load_workbook(io.BytesIO(workbook)).worksheets:
        lines.append(f"sheet {sheet.title}")
        for row in sheet.iter_rows():
            cells = [
                repr(cell.value) + (f" [{cell.number_format}]" if cell.number_format != "General" else "")
                for cell in row
            ]
            lines.append(" | ".join(cells))
    return "\n".join(lines)


def digest(content: bytes) -> str:
    """A hash of bytes."""
    return hashlib.sha256(content).hexdigest()
