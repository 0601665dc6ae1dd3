"""The checks that catalogue files declare, as SQL files that were never written.

Under ``checks`` of a source stands per check its kind with what the kind needs, and the words that differ from those of
the kind (``etl/checks/kinds.yml``)::

    checks:
      source_vacancies_region_known:
        prefix_known: {prefixes: [NL, PV, LD]}

It is about the table that ``etl/stage/SOURCE.sql`` makes, or another file there that ``staged_by`` names.
A declaration that cannot be understood is an error of whoever wrote it, so it stops every run at once.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from etl import catalog
from etl.checks.kinds import KINDS
from etl.run import sql_files
from etl.run.sql_files import SqlFile

WORDS = ("severity", "reason", "titel", "uitleg", "advice")
SETTINGS = ("order", "staged_by")
SEVERITIES = ("error", "warning", "info")
NOT_COLUMNS = ("prefixes", "listed_in")
COLUMN = re.compile(r"[a-z_][a-z0-9_]*")


class DeclarationError(ValueError):
    """A check in a catalogue file that cannot be understood; the message names file, check and fault."""


@cache
def declared() -> tuple[SqlFile, ...]:
    """The declared checks of all sources.

    Raises:
        DeclarationError: one of them has an unknown kind, key, column or severity, or lacks something.
    """
    return tuple(
        check_of(source, check_id, body)
        for source in catalog.load().values()
        for check_id, body in source.checks.items()
    )


def check_of(source: catalog.Source, check_id: str, body: Mapping[str, Any]) -> SqlFile:
    """One declared check with its words and its SQL.

    Raises:
        DeclarationError: it has an unknown kind, key, column or severity, or lacks something.
    """
    where = f"etl/catalog/{source.source_id}.yml, check {check_id}"
    kinds = [key for key in body if key not in (*WORDS, *SETTINGS)]
    if len(kinds) != 1 or kinds[0] not in KINDS:
        raise DeclarationError(f"{where}: needs one kind of {', '.join(KINDS)}; found {', '.join(kinds) or 'none'}")
    kind = kinds[0]
    given = body[kind] or {}
    _refuse_unknown_keys(where, kind, given)
    table, columns = _staged(where, source.source_id, body.get("staged_by", source.source_id))
    if unknown := [name for name in _columns_in(given) if name != "*" and name not in columns]:
        raise DeclarationError(f"{where}: {table} has no column {unknown[0]!r}")
    header = {"source": source.source_id, **_words(where, kind, source, body)}
    return SqlFile(check_id, header, KINDS[kind](table, **given) + ";\n")


def _refuse_unknown_keys(where: str, kind: str, given: Any) -> None:
    accepted = list(inspect.signature(KINDS[kind]).parameters.values())[1:]
    names = [parameter.name for parameter in accepted]
    if not isinstance(given, dict):
        raise DeclarationError(f"{where}: {kind} takes {', '.join(names) or 'nothing'}, each with its name")
    if unknown := [key for key in given if key not in names]:
        raise DeclarationError(f"{where}: {kind} has no {unknown[0]!r}; it takes {', '.join(names) or 'nothing'}")
    if missing := [p.name for p in accepted if p.default is p.empty and p.name not in given]:
        raise DeclarationError(f"{where}: {kind} needs {missing[0]!r}")


def _words(where: str, kind: str, source: catalog.Source, body: Mapping[str, Any]) -> dict[str, str]:
    """Severity, reason, titel, uitleg and advice: those of the declaration, else those of the kind."""
    about = {"about_nl": source.about_nl, "source_id": source.source_id, "table_id": source.table_id or ""}
    usual = {key: text.format(**about) for key, text in _usual_words().get(kind, {}).items()}
    words = {"severity": "error", **usual, **{key: str(body[key]) for key in (*WORDS, "order") if key in body}}
    if missing := [key for key in WORDS if not words.get(key)]:
        raise DeclarationError(f"{where}: says no {missing[0]!r}, and {kind} has none to give")
    if words["severity"] not in SEVERITIES:
        raise DeclarationError(f"{where}: severity is one of {', '.join(SEVERITIES)}, not {words['severity']!r}")
    return words


@cache
def _usual_words() -> dict[str, dict[str, str]]:
    body: dict[str, dict[str, str]] = yaml.safe_load((Path(__file__).parent / "kinds.yml").read_text(encoding="utf-8"))
    return body


@cache
def _staged(where: str, source_id: str, name: str) -> tuple[str, frozenset[str]]:
    """The table that ``etl/stage/NAME.sql`` makes, and the words of its code: the columns are among them."""
    files = [file for file in sql_files.of_stage("stage", source_id=source_id) if file.name == name]
    if not files:
        raise DeclarationError(f"{where}: there is no etl/stage/{name}.sql of this source")
    (table,) = files[0].makes
    return table, frozenset(COLUMN.findall(sql_files.code_of(files[0].sql)))


def _columns_in(given: Mapping[str, Any]) -> Iterable[str]:
    for key, value in given.items():
        if key not in NOT_COLUMNS:
            yield from [value] if isinstance(value, str) else value
