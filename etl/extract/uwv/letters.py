"""The report beside a file of the inbox, in Dutch, for the person who put the file there."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from etl.extract.uwv.reading import REPORT_ENDING, Reading
from etl.rawstore import write_atomically

ADVICE = (
    "Kijk of dit het bestand van UWV is dat u bedoelde. Heeft UWV een kolom een andere naam gegeven? Zet die naam dan"
    " in etl/extract/uwv/columns.yml. Een andere schrijfwijze van een regio hoort in"
    " data/reference/arbeidsmarktregio_spelling.csv."
)


@dataclass(frozen=True)
class Subject:
    """What a report is about, as a sentence begins with it, and what to do where it is refused."""

    this: str = "Dit bestand"
    itself: str = "Het bestand zelf is"
    advice: str = ADVICE


UWV_FILE = Subject()


def letter(reading: Reading, today: str, subject: Subject = UWV_FILE) -> str:
    """What was taken, what was left and why, or why nothing was taken.

    Args:
        reading: the file.
        today: the day of the run, as it is to be shown.
        subject: how to speak of it.
    """
    lines = [f"Verslag over {reading.path.name}", f"Gelezen op {today}", ""]
    if reading.refused:
        lines += [
            f"{subject.this} is NIET overgenomen. Er is niets uit gebruikt.",
            "",
            "Waarom:",
            f"- {reading.refused}",
        ]
        lines += ["", "Wat u kunt doen:", f"- {subject.advice}"]
    else:
        lines += [f"{subject.this} is overgenomen.", "", "Overgenomen:", *(f"- {line}" for line in reading.took)]
    if reading.left and not reading.refused:
        lines += ["", "Niet overgenomen:", *(f"- {line}" for line in reading.left)]
    if reading.notes and not reading.refused:
        lines += ["", "Goed om te weten:", *(f"- {line}" for line in reading.notes)]
    lines += ["", f"{subject.itself} niet veranderd en blijft hier staan."]
    return "\n".join(lines) + "\n"


def put_letter(reading: Reading, today: str, subject: Subject = UWV_FILE) -> str | None:
    """Write the report beside the file; returns what went wrong where it cannot be written."""
    path = reading.path.with_name(reading.path.name + REPORT_ENDING)
    try:
        with suppress(FileNotFoundError):
            if path.with_name(path.name + ".tmp").is_symlink():
                path.with_name(path.name + ".tmp").unlink()
        write_atomically(path, letter(reading, today, subject).encode())
    except OSError as problem:
        return f"het verslag {path} kan niet geschreven worden ({problem.strerror})"
    return None


def orphans(folder: Path) -> list[Path]:
    """Reports whose file is no longer there."""
    return [p for p in sorted(folder.glob("*" + REPORT_ENDING)) if not _has_file(p)]


def _has_file(report: Path) -> bool:
    file = report.with_name(report.name.removesuffix(REPORT_ENDING))
    return file.exists() or file.is_symlink()
