"""What a catalogue file says of files of DUO: where they are looked up, and which columns they may have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Layout:
    """One shape in which a file comes.

    Attributes:
        columns: our name to the header that must be there; ``A | B`` where DUO has called it both.
        optional: the same for what may be missing.
        counts: pattern of the header of a column of counts, with a group ``year`` and, where a year has more than one
            column, a group ``part``; None where ``columns`` has the year and the count, or the file has no counts.
        never: headers that tell a file of another kind.
        file: name of the file that comes in this shape, where a source has several; it becomes a column ``file``.
        delimiter, encoding: how DUO writes it. Another one is read too, and told.
    """

    columns: Mapping[str, str]
    optional: Mapping[str, str] = field(default_factory=dict)
    counts: str | None = None
    never: tuple[str, ...] = ()
    file: str | None = None
    delimiter: str = ","
    encoding: str = "utf-8"


@dataclass(frozen=True)
class DuoFile:
    """Where a file, or each file of a set, is found and how it may look.

    Attributes:
        layouts: the shapes to try, the most telling first.
        package: name of the dataset in DUO's catalogue (CKAN); None for a file outside it.
        resource: pattern of the name of the resource there; its address carries years and ids, its name does not.
            With a group ``year`` there is a file per year, with a group ``file`` one per layout: each fitting resource
            is a part of the set, under what the group holds.
        path: for a file outside the catalogue its address below ``KRIMPGROEI_DUO_FILES_URL``, with ``{from}-{to}``
            for the school year.
    """

    layouts: tuple[Layout, ...]
    package: str | None = None
    resource: str | None = None
    path: str | None = None

    @property
    def raw_columns(self) -> list[str]:
        """Columns of the raw table: every name of any layout, then the counts.

        >>> DuoFile((Layout({"gm_code": "GEMEENTENUMMER"}, counts="(?P<year>[0-9]{4})"),)).raw_columns
        ['gm_code', 'part', 'year', 'count']
        """
        names = [name for layout in self.layouts for name in (*layout.columns, *layout.optional)]
        files = ["file"] if any(layout.file for layout in self.layouts) else []
        return list(dict.fromkeys([*names, *files, *(COUNT_COLUMNS if self.has_counts else ())]))

    @property
    def has_counts(self) -> bool:
        """Whether the file counts something per year."""
        return any(layout.counts or "count" in layout.columns for layout in self.layouts)

    @property
    def slot_group(self) -> str | None:
        """What tells the files of a set apart: ``year``, ``file``, or None where there is one file.

        >>> DuoFile((), resource="(?P<year>20[0-9]{2}) instroom").slot_group
        'year'
        """
        groups = re.compile(self.resource or "").groupindex
        return next((name for name in SLOT_GROUPS if name in groups), None)

    @property
    def files(self) -> tuple[str, ...]:
        """Names of the files of a set that comes as one per layout."""
        return tuple(layout.file for layout in self.layouts if layout.file)


COUNT_COLUMNS = ("part", "year", "count")
SLOT_GROUPS = ("year", "file")


def duo_file(body: dict[str, Any]) -> DuoFile:
    """The declaration under ``duo:`` in a catalogue file."""
    layouts = tuple(Layout(**layout | {"never": tuple(layout.get("never", ()))}) for layout in body.pop("layouts"))
    return DuoFile(layouts=layouts, **body)
