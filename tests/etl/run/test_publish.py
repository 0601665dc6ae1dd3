"""The switch to a new version: what may fail before it, and what may not undo it afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.run import publish


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A finished file under its building name."""
    path = publish.new_file(tmp_path)
    path.write_bytes(b"a version")
    return path


def test_current_names_the_new_file(built: Path) -> None:
    final = publish.publish(built)
    assert publish.current_name(final.parent) == final.name
    assert final.read_bytes() == b"a version"
    assert not built.exists()


def test_a_folder_that_cannot_be_synced_does_not_undo_the_switch(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on some network disks: the version serves, so the run must not say that nothing was published."""
    sync = publish._sync

    def only_files(path: Path) -> None:
        if path.is_dir():
            raise OSError(22, "Invalid argument")
        sync(path)

    monkeypatch.setattr(publish, "_sync", only_files)
    final = publish.publish(built)
    assert publish.current_name(final.parent) == final.name
    assert final.exists()


def test_a_file_that_cannot_be_synced_is_not_published(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publish, "_sync", full)
    with pytest.raises(OSError, match="No space left"):
        publish.publish(built)
    assert publish.current_name(built.parent) is None
