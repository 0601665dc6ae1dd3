"""Raw files: what was written comes back, what is not whole counts for nothing, and damage is noticed."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import SourceError
from etl.run.raw_store import PartWriter, RawSet, RawStore, read_rows, write_atomically
from tests.profiles import examples

SOURCE = "cbs_83582ned"
ABOUT: dict[str, Any] = {"url": "https://example.org", "filter": None, "retrieved": None, "modified": None}
# Whole numbers beyond 2**53 are no JSON number that every reader keeps; lone surrogates are no text in UTF-8.
texts = st.text(st.characters(exclude_categories=["Cs"]))
values = (
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | texts
)
rows = st.lists(st.dictionaries(texts, values, max_size=4), max_size=5)


@contextmanager
def a_store() -> Iterator[RawStore]:
    with tempfile.TemporaryDirectory() as folder:
        yield RawStore(Path(folder), SOURCE)


def a_set(store: RawStore, version: str, *parts: str) -> RawSet:
    writer = store.open_set(version)
    for part in parts or ("A",):
        writer.write_rows(part, [{"part": part, "version": version}], **ABOUT)
    return writer.complete(table_id="83582NED", modified=version, retrieved=None)


@given(rows)
@examples(60)
def test_rows_come_back_as_they_were_written(written: list[dict[str, Any]]) -> None:
    with a_store() as store:
        writer = store.open_set("v1")
        manifest = writer.write_rows("TypedDataSet", written, **ABOUT)
        raw_set = writer.complete(table_id="83582NED", modified=None, retrieved=None)
        assert manifest.rows == len(written)
        assert store.newest() == raw_set
        assert read_rows(raw_set.verified().path("TypedDataSet")) == written


@given(st.lists(st.sampled_from("ABCD"), unique=True), st.sampled_from(["v1", "20251128T020000"]))
@examples(30)
def test_parts_without_a_set_file_are_never_a_set_but_are_there_to_go_on_with(parts: list[str], version: str) -> None:
    with a_store() as store:
        for part in parts:
            store.open_set(version).write_rows(part, [{"x": part}], **ABOUT)
        assert store.newest() is None
        again = store.open_set(version)
        assert [part for part in "ABCD" if again.have(part)] == sorted(parts)


@given(st.data())
@examples(60)
def test_any_flipped_bit_in_a_part_is_noticed(data: st.DataObject) -> None:
    with a_store() as store:
        raw_set = a_set(store, "v1", "A", "B")
        path = raw_set.path(data.draw(st.sampled_from("AB")))
        content = bytearray(path.read_bytes())
        content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
        path.write_bytes(content)
        with pytest.raises(SourceError, match="missing or damaged") as caught:
            raw_set.verified()
        assert caught.value.url == str(path)
        assert store.open_set("v1").have(path.name.partition(".")[0]) is None


@given(st.data())
@examples(60)
def test_a_set_file_that_is_cut_short_is_no_set(data: st.DataObject) -> None:
    with a_store() as store:
        mark = a_set(store, "v1").folder / "set.json"
        content = mark.read_bytes()
        mark.write_bytes(content[: data.draw(st.integers(0, len(content) - 3))])
        assert store.newest() is None


def test_a_part_of_another_version_of_the_publisher_is_not_gone_on_with(tmp_path: Path) -> None:
    writer = RawStore(tmp_path, SOURCE).open_set("v1")
    writer.write_rows("A", [], **ABOUT | {"modified": "2025-11-28"})
    assert writer.have("A", "2025-11-28") is not None
    assert writer.have("A", "2026-11-28") is None
    assert writer.have("A", None) is None


def test_a_reopened_set_counts_again_only_when_it_is_complete(tmp_path: Path) -> None:
    store = RawStore(tmp_path, SOURCE)
    a_set(store, "v1")
    writer = store.open_set("v1")
    writer.reopen()
    assert store.newest() is None
    assert writer.have("A")
    writer.complete(table_id="83582NED", modified="v1", retrieved=None)
    assert store.newest() is not None


def test_the_set_that_was_finished_last_comes_first_also_where_the_clock_was_set_back(tmp_path: Path) -> None:
    store = RawStore(tmp_path, SOURCE)
    for version in ("v9", "v5", "v7"):
        mark = a_set(store, version).folder / "set.json"
        if version == "v9":
            os.utime(mark, (4_000_000_000, 4_000_000_000))
    assert [s.folder.name for s in store.complete_sets()] == ["v7", "v5", "v9"]


def test_a_rejected_set_is_kept_to_look_at_and_never_used(tmp_path: Path) -> None:
    store = RawStore(tmp_path, SOURCE)
    a_set(store, "v1")
    for version in ("v2", "v3"):
        store.reject(a_set(store, version))
    assert [s.folder.name for s in store.complete_sets()] == ["v1"]
    store.retire()
    assert sorted(p.name for p in store.folder.iterdir()) == ["v1", "v3.rejected"]


def test_only_the_last_two_sets_are_kept_and_no_pieces_of_others(tmp_path: Path) -> None:
    store = RawStore(tmp_path, SOURCE)
    for version in ("v1", "v2", "v3"):
        a_set(store, version)
    store.open_set("half").write_rows("A", [], **ABOUT)
    store.retire()
    assert sorted(p.name for p in store.folder.iterdir()) == ["v2", "v3"]


def test_equal_parts_have_equal_fingerprints_whatever_their_folder(tmp_path: Path) -> None:
    one, other = RawStore(tmp_path, SOURCE), RawStore(tmp_path / "x", SOURCE)
    first = a_set(one, "v1")
    shutil.copytree(first.folder, other.folder / "v2")
    second = other.newest()
    assert second is not None
    assert second.fingerprint == first.fingerprint
    assert second.with_mode("stale").fingerprint != first.fingerprint


def test_a_write_that_fails_leaves_the_old_content_and_no_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "CURRENT"
    write_atomically(path, b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["CURRENT"]


def test_a_part_that_a_set_does_not_have_is_told_with_its_source(tmp_path: Path) -> None:
    raw_set = a_set(RawStore(tmp_path, SOURCE), "v1")
    with pytest.raises(SourceError, match=r"cbs_83582ned: raw part 'Perioden' is missing"):
        raw_set.path("Perioden")


def test_a_writer_forgets_the_parts_of_a_set_it_threw_away(tmp_path: Path) -> None:
    writer = PartWriter(SOURCE, tmp_path / "v1")
    writer.write_rows("A", [], **ABOUT)
    writer.discard()
    assert writer.parts == ()
    assert not writer.folder.exists()
