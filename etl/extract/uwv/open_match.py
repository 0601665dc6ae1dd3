"""Open Match Data of UWV: one CSV of 39 columns in a ZIP, vacancies and jobseekers per occupation and place.

Weekly from 26 November 2019 to 16 May 2023, then it ended; what lies in the inbox is history. The sources contradict
each other on how jobseekers are named in REC_TYPE, so all names told are known and kept apart: a person may stand both
under ErvaringsBeroep and under WensBeroep, and those are never added up.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from etl.extract.common.inbox import zips
from etl.extract.common.inbox.encodings import UTF8_LETTER
from etl.extract.common.inbox.refusal import Refused
from etl.extract.uwv.numbers import UNKNOWN, Figure, read_figure

COLUMN_COUNT = 39
COLUMNS = (
    *("PEILDATUM", "BEROEP_CD", "REFERENTIEBEROEP", "BEROEPENCLUSTER_CD", "BEROEPENCLUSTER"),
    *("POSTCODEGEBIED", "PROVINCIE", "GEMEENTE", "REC_TYPE", "AANTAL"),
)
RECORD_TYPES = {
    "vacature": "vacature",
    "werkzoekende": "werkzoekende",
    "ervaringsberoep": "ervaringsberoep",
    "wensberoep": "wensberoep",
}
FIRST, LAST = date(2019, 11, 26), date(2023, 5, 16)
MAX_UNPACKED = 1000 * zips.MB
ENCODINGS = ("utf-8-sig", "cp1252", "latin-1")
Key = tuple[str, str, str, str, str]


def is_open_match(header: list[str]) -> bool:
    """Whether a header line is that of Open Match Data, by its columns."""
    return {"PEILDATUM", "BEROEP_CD", "REC_TYPE", "AANTAL"} <= {name.strip().upper() for name in header}


def read_zip(content: bytes) -> list[dict[str, Any]]:
    """The rows of a ZIP, summed over postcodes, one per day, occupation, gemeente and kind of record.

    Raises:
        Refused: it is no harmless ZIP with one such CSV, or the CSV is not as expected.
    """
    archive = zips.opened(content, MAX_UNPACKED)
    tables = [entry for entry in archive.infolist() if entry.filename.casefold().endswith(".csv")]
    if len(tables) != 1:
        names = ", ".join(entry.filename[:40] for entry in archive.infolist()[:5])
        raise Refused(f"in de ZIP moet precies één CSV-bestand staan, niet {len(tables)} (er in staat: {names})")
    zips.checked_size(archive, content, MAX_UNPACKED)
    entry = tables[0]
    encoding = _encoding(content, entry)
    return summed(_lines(content, entry, encoding))


def read_csv(text: str) -> list[dict[str, Any]]:
    """The same for a CSV that was taken out of its ZIP."""
    return summed(io.StringIO(text, newline=""))


def summed(lines: Iterable[str]) -> list[dict[str, Any]]:
    """Rows of the CSV, summed over postcodes and other columns that are not kept.

    Raises:
        Refused: the columns are others, or a row cannot be read.
    """
    sums: dict[Key, Figure] = {}
    names: dict[str, str] = {}
    try:
        reader = csv.reader(lines, delimiter=";", strict=True)
        place = _places(next(reader, []))
        for number, line in enumerate(reader, start=2):
            if line:
                _add(sums, names, line, place, number)
    except csv.Error as problem:
        raise Refused(f"de CSV is niet te lezen: {str(problem)[:80]}") from problem
    if not sums:
        raise Refused("er staan geen regels in de CSV")
    return [_row(key, figure, names[key[1]]) for key, figure in sums.items()]


def _places(header: list[str]) -> dict[str, int]:
    found = {name.strip().upper(): index for index, name in enumerate(header)}
    if missing := [name for name in COLUMNS if name not in found]:
        raise Refused(f"de kolom {missing[0]} ontbreekt; de kolommen zijn: {', '.join(header)[:300]}")
    if len(header) != COLUMN_COUNT:
        raise Refused(f"Open Match Data heeft {COLUMN_COUNT} kolommen, dit bestand {len(header)}")
    return {name: found[name] for name in COLUMNS}


def _add(sums: dict[Key, Figure], names: dict[str, str], line: list[str], place: dict[str, int], number: int) -> None:
    if len(line) != COLUMN_COUNT:
        raise Refused(f"regel {number} heeft {len(line)} kolommen in plaats van {COLUMN_COUNT}")
    told = {name: line[index].strip() for name, index in place.items()}
    kind = RECORD_TYPES.get(told["REC_TYPE"].casefold())
    if kind is None:
        raise Refused(f"regel {number}: REC_TYPE {told['REC_TYPE'][:40]!r} kennen we niet")
    if not told["BEROEP_CD"] or not told["GEMEENTE"]:
        raise Refused(f"regel {number}: het beroep of de gemeente ontbreekt")
    try:
        figure = read_figure(told["AANTAL"], "nl", is_count=True)
    except Refused as problem:
        raise Refused(f"regel {number}: AANTAL {problem.reason}") from problem
    key = (_day(told["PEILDATUM"], number), told["BEROEP_CD"], told["PROVINCIE"], told["GEMEENTE"], kind)
    names.setdefault(told["BEROEP_CD"], told["REFERENTIEBEROEP"] or told["BEROEP_CD"])
    sums[key] = _plus(sums[key], figure) if key in sums else figure


def _plus(one: Figure, other: Figure) -> Figure:
    """Sum of two figures; what is open in one is open in the sum, and the known part is its lower end.

    >>> _plus(Figure(3, 3, 3), Figure(None, 0, 4))
    Figure(value=None, low=3, high=7)
    """
    value = None if one.value is None or other.value is None else one.value + other.value
    low = None if one == other == UNKNOWN else (one.low or 0) + (other.low or 0)
    high = None if one.high is None or other.high is None else one.high + other.high
    return Figure(value, low, high)


def _day(text: str, number: int) -> str:
    for pattern in ("%Y-%m-%d", "%d-%m-%Y", "%Y%m%d", "%d/%m/%Y"):
        with suppress(ValueError):
            day = datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day has no time zone
            if not FIRST <= day <= LAST:
                raise Refused(
                    f"regel {number}: peildatum {text!r} ligt buiten {FIRST:%d-%m-%Y} tot en met {LAST:%d-%m-%Y}"
                )
            return day.isoformat()
    raise Refused(f"regel {number}: peildatum {text[:40]!r} is geen datum")


def _row(key: Key, figure: Figure, name: str) -> dict[str, Any]:
    day, occupation, province, gemeente, kind = key
    return {
        "peildatum": day,
        "occupation_code": occupation,
        "occupation_text": name,
        "provincie_name": province,
        "gemeente_name": gemeente,
        "record_type": kind,
        "value": figure.value,
        "value_low": figure.low,
        "value_high": figure.high,
    }


def _encoding(content: bytes, entry: zipfile.ZipInfo) -> str:
    """The first encoding that the whole entry is in, read once and held in no more than a chunk."""
    decoders = {name: codecs.getincrementaldecoder(name)() for name in ENCODINGS}
    saw_utf8_letter, tail = False, b""
    for chunk in zips.unpacked(content, entry):
        if b"\0" in chunk:
            raise Refused("de CSV heeft NUL-bytes en is dus geen gewone tekst")
        saw_utf8_letter = saw_utf8_letter or bool(UTF8_LETTER.search(tail + chunk))
        tail = chunk[-1:]
        for name in list(decoders):
            try:
                decoders[name].decode(chunk)
            except UnicodeDecodeError:
                del decoders[name]
    if "utf-8-sig" in decoders:
        return "utf-8-sig"
    if saw_utf8_letter:
        raise Refused("de tekst heeft twee coderingen door elkaar (UTF-8 en Windows-1252)")
    return next(iter(decoders))


def _lines(content: bytes, entry: zipfile.ZipInfo, encoding: str) -> Iterator[str]:
    """The lines of an entry as text."""
    decoder, rest = codecs.getincrementaldecoder(encoding)(), ""
    for chunk in zips.unpacked(content, entry):
        *whole, rest = re.split(r"(?<=\n)", rest + decoder.decode(chunk))
        yield from whole
    rest += decoder.decode(b"", final=True)
    if rest:
        yield rest
