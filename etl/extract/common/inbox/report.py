"""The report beside a file of the inbox, in Dutch, for the person who put the file there."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from etl.extract.common.inbox.reading import REPORT_ENDING, Reading
from etl.run.raw_store import write_atomically


@dataclass(frozen=True)
class Subject:
    """What a report is about, as a sentence begins with it, and what to do where it is refused."""

    advice: str
    this: str = "Dit bestand"
    itself: str = "Het bestand zelf is"


def report_text(reading: Reading, today: str, subject: Subject) -> str:
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


def in_one_line(reading: Reading) -> str:
    """What came of one file, in one line."""
    if reading.refused:
        return f"{reading.path.name}: geweigerd: {reading.refused}"
    left = f" (niet: {'; '.join(reading.left)})" if reading.left else ""
    return f"{reading.path.name}: overgenomen: {'; '.join(reading.took)}{left}"


def write_report(reading: Reading, today: str, subject: Subject) -> str | None:
    """Write the report beside the file; returns what went wrong where it cannot be written."""
    path = reading.path.with_name(reading.path.name + REPORT_ENDING)
    try:
        with suppress(FileNotFoundError):
            if path.with_name(path.name + ".tmp").is_symlink():
                path.with_name(path.name + ".tmp").unlink()
        write_atomically(path, report_text(reading, today, subject).encode())
    except OSError as problem:
        return f"het verslag {path} kan niet geschreven worden ({problem.strerror})"
    return None
