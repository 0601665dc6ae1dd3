"""The sources and the checks as tables: each column declared once, for the screen and for the file. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.growth import words
from dashboard.growth.records import Build, QualityCheck, Region, SourceAccount
from dashboard.kit import numbers
from dashboard.kit.table import Cell, Column, InFile, Table, only_in_file, table
from dashboard.pages.verantwoording.text import (
    MODES,
    SEVERITIES,
    check_example,
    check_result,
    moment,
    source_period,
    table_id,
    whole,
    why_unknown,
)

# Failed checks first, then what a reader might want to know, then the rest.
ORDER = {("error", False): 0, ("warning", False): 1, ("info", True): 2, ("info", False): 2}
REST = 3


@dataclass(frozen=True)
class CheckLine:
    """A check with the first thing that it found, in words."""

    check: QualityCheck
    example: str

    @property
    def order(self) -> int:
        """Its place by how much a reader should know of it."""
        return ORDER.get((self.check.severity, self.check.passed), REST)


SOURCE_COLUMNS: tuple[Column[SourceAccount], ...] = (
    Column(
        "title",
        "Bron",
        lambda row: {"text": row.title, "sub": _about(row)},
        (InFile("bron", lambda row: row.title), InFile("waarvoor", lambda row: row.used_for_nl)),
        kind="name",
        is_by_text=True,
    ),
    Column(
        "table",
        "Uitgever en tabel",
        lambda row: _publisher_and_table(row),
        (
            InFile("uitgever", lambda row: row.publisher),
            InFile("tabel", lambda row: table_id(row)),
            InFile("adres", lambda row: row.url),
            InFile("licentie", lambda row: row.licence),
        ),
        is_by_text=True,
    ),
    Column(
        "mode",
        "Soort",
        lambda row: {"text": MODES[row.mode][0]},
        (InFile("soort", lambda row: MODES[row.mode][0]),),
        is_by_text=True,
    ),
    Column(
        "retrieved",
        "Opgehaald op",
        lambda row: {"text": numbers.day(row.retrieved_at), "muted": row.retrieved_at is None},
        (InFile("opgehaald op", lambda row: numbers.day(row.retrieved_at)),),
        is_by_text=True,
    ),
    Column(
        "modified",
        "Bijgewerkt door uitgever",
        lambda row: {"text": numbers.day(row.modified_at), "muted": row.modified_at is None},
        (
            InFile("bijgewerkt door uitgever", lambda row: numbers.day(row.modified_at)),
            InFile("over de datum", lambda row: why_unknown(row)),
            InFile("hoe vaak nieuw", lambda row: row.cadence_nl),
        ),
        short="Bijgewerkt",
        is_by_text=True,
    ),
    Column(
        "period",
        "Periode",
        lambda row: {"text": source_period(row)},
        (InFile("periode", lambda row: source_period(row)),),
        is_by_text=True,
    ),
    Column(
        "rows",
        "Aantal rijen",
        lambda row: {"text": whole(row.row_count), "sort": row.row_count},
        (InFile("aantal rijen", lambda row: row.row_count),),
        kind="number",
        short="Rijen",
    ),
    only_in_file("waarschuwingen", lambda row: row.warnings_nl.replace("\n", " ")),
)
CHECK_COLUMNS: tuple[Column[CheckLine], ...] = (
    Column(
        "check",
        "Wat is gecontroleerd",
        lambda line: {"text": line.check.title_nl, "sub": line.check.reason_nl},
        (InFile("wat is gecontroleerd", lambda line: line.check.title_nl),),
        kind="name",
        is_by_text=True,
    ),
    Column(
        "result",
        "Uitslag",
        lambda line: _result(line),
        (InFile("uitslag", lambda line: check_result(line.check)[1]),),
        kind="verdict",
    ),
    Column(
        "kind",
        "Zwaarte",
        lambda line: {"text": SEVERITIES[line.check.severity]},
        (InFile("zwaarte", lambda line: SEVERITIES[line.check.severity]),),
        is_by_text=True,
    ),
    Column(
        "found",
        "Gevonden",
        lambda line: {"text": whole(line.check.failing_rows), "sort": line.check.failing_rows},
        (InFile("gevonden", lambda line: line.check.failing_rows),),
        kind="number",
    ),
    Column(
        "example",
        "Voorbeeld",
        lambda line: {"text": line.example},
        (InFile("voorbeeld", lambda line: line.example),),
        kind="long",
        is_by_text=True,
    ),
    only_in_file("waarom", lambda line: line.check.reason_nl),
    only_in_file("naam van de controle", lambda line: line.check.check_id),
)


def sources_table(rows: Sequence[SourceAccount], build: Build) -> Table:
    """One row per source table."""
    return table(
        SOURCE_COLUMNS,
        rows,
        caption="Bronnen van deze versie",
        source=source_facts(build),
        name=lambda row: row.source_id,
    )


def checks_table(rows: Sequence[QualityCheck], regions: Mapping[str, Region], build: Build, caption: str) -> Table:
    """One row per check, those that found something first."""
    made = [CheckLine(row, check_example(row, regions)) for row in rows]
    return table(
        CHECK_COLUMNS,
        sorted(made, key=lambda line: (line.order, line.check.title_nl)),
        caption=caption,
        source=source_facts(build),
        name=lambda line: line.check.check_id,
    )


def source_facts(build: Build, origin: str = "Krimp & Groei, pagina Verantwoording") -> dict[str, str]:
    """Where the figures of a table are from, for a download."""
    return {
        "Bron": origin,
        "Cijfers tot en met": f"december {build.last_year}",
        "Geteld": words.WHAT_IS_COUNTED,
        "Versie": f"{build.version_name}, klaargezet op {moment(build.built_at)}",
    }


def _about(row: SourceAccount) -> str:
    cadence = row.cadence_nl[:1].lower() + row.cadence_nl[1:]
    return "; ".join(part for part in (row.used_for_nl, why_unknown(row), f"Nieuwe gegevens: {cadence}") if part)


def _publisher_and_table(row: SourceAccount) -> Cell:
    cell = {"text": f"{row.publisher} {table_id(row)}".strip(), "sub": row.licence}
    return cell | ({"href": row.url} if row.url else {})


def _result(line: CheckLine) -> Cell:
    sign, word = check_result(line.check)
    return {"text": word, "sign": sign, "sort": -line.order}
