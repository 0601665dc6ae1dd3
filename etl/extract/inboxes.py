"""What lies in every inbox and what a run would take of it, in Dutch; nothing is taken or written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from etl import catalog
from etl.extract import duo, esco, occupations, uwv
from etl.extract.common.inbox.reading import Reading
from etl.extract.common.inbox.report import in_one_line
from etl.settings import Settings

# What lies there may still be passed over: DUO's own file goes before one that is no newer.
IF_NEEDED = "alleen waar DUO zelf geen bestand geeft, of een ouder"


@dataclass(frozen=True)
class Inbox:
    """One folder and how its files would be taken."""

    folder: Path
    readings: tuple[Reading, ...]

    @property
    def lines(self) -> list[str]:
        """What there is to say, the folder first."""
        found = [
            f"{self.folder}: {len(self.readings) or 'geen'} {'bestand' if len(self.readings) == 1 else 'bestanden'}"
        ]
        return found + ["\n  ".join([in_one_line(reading), *reading.notes]) for reading in self.readings]

    @property
    def refuses(self) -> bool:
        """Whether any of it would be refused."""
        return any(reading.refused for reading in self.readings)


def preview(settings: Settings) -> list[Inbox]:
    """All inboxes, that of UWV first; a folder that is not there is an empty one."""
    looks: list[tuple[Path, Callable[[], list[Reading]]]] = [
        (uwv.folder_of(settings), lambda: uwv.preview(settings)),
        (settings.inbox_dir / "duo", lambda: _duo(settings)),
        (esco.folder_of(settings), lambda: esco.preview(catalog.load()["esco"], settings)),
        (occupations.folder_of(settings), lambda: occupations.preview(settings)),
    ]
    return [Inbox(folder, tuple(look())) for folder, look in looks]


def _duo(settings: Settings) -> list[Reading]:
    readings = duo.preview(settings)
    for reading in readings:
        if not reading.refused:
            reading.notes.append(IF_NEEDED)
    return readings
