"""ESCO taken from the inbox, or refused with a report."""

from __future__ import annotations

from pathlib import Path

from etl.extract.common.refreshed import Refreshed
from etl.run.raw_store import RawSet
from tests.made.esco_files import concepts, put_zip, relations
from tests.made.fake_publisher import Told, bring

ZIP = "ESCO dataset - v1.2.0 - classification - {} - csv.zip"
NAMED = "v1.2.0"


def inbox_in(data_dir: Path) -> Path:
    """The folder where people put ESCO."""
    folder = data_dir / "inbox" / "esco"
    folder.mkdir(parents=True)
    return folder


def take(inbox: Path, told: Told | None = None) -> Refreshed:
    return bring("esco", inbox.parent.parent, told)


def taken(inbox: Path) -> RawSet:
    found = take(inbox)
    assert found.refused == (), found.refused
    assert found.raw_set
    return found.raw_set.verified()


def refusal(inbox: Path) -> str:
    """Why the folder was refused; the report beside it says the same."""
    found = take(inbox)
    assert found.raw_set is None
    (problem,) = found.refused
    letter = (inbox.parent / "esco.report.txt").read_text(encoding="utf-8")
    reason = problem.what.removeprefix("inbox/esco/ geweigerd: ")
    assert "Deze map is NIET overgenomen." in letter
    assert f"- {reason}" in letter
    assert not (inbox.parent.parent / "raw").exists()
    return reason


def as_mailed(inbox: Path) -> None:
    for language in ("nl", "en"):
        put_zip(inbox / ZIP.format(language), concepts(language) | relations())
