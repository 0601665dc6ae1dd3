"""The store: which version is current, typed errors, a new version without a restart, nothing but reading."""

import threading
from pathlib import Path

import duckdb
import pytest

from dashboard.kit.store import Store, WarehouseError


def _publish(folder: Path, name: str, value: int) -> None:
    folder.mkdir(exist_ok=True)
    with duckdb.connect(folder / name) as con:
        con.execute(f"CREATE TABLE answer AS SELECT {value} AS value")
    (folder / "CURRENT.new").write_text(name + "\n")
    (folder / "CURRENT.new").replace(folder / "CURRENT")


def _answer(store: Store) -> int:
    with store.cursor(store.current()) as cursor:
        row = cursor.execute("SELECT value FROM answer").fetchone()
    assert row is not None
    return int(row[0])


def test_a_new_version_is_picked_up_and_the_old_one_closed_in_time(tmp_path: Path) -> None:
    store = Store(tmp_path / "warehouse")
    for value in range(5):
        _publish(tmp_path / "warehouse", f"v{value}.duckdb", value)
        assert _answer(store) == value
    assert len(store._open) == 2
    with store.cursor("v0.duckdb") as cursor:
        assert cursor.execute("SELECT value FROM answer").fetchone() == (0,)
    store.close()


def test_a_version_in_use_is_not_closed(tmp_path: Path) -> None:
    folder = tmp_path / "warehouse"
    store = Store(folder)
    _publish(folder, "v0.duckdb", 0)
    with store.cursor("v0.duckdb") as first:
        for value in (1, 2, 3):
            _publish(folder, f"v{value}.duckdb", value)
            assert _answer(store) == value
        assert first.execute("SELECT value FROM answer").fetchone() == (0,)
    store.close()


@pytest.mark.parametrize("content", ["gone.duckdb", "", "../elsewhere.duckdb", "/etc/passwd", "."])
def test_current_that_names_nothing_here(tmp_path: Path, content: str) -> None:
    (tmp_path / "CURRENT").write_text(content)
    with pytest.raises(WarehouseError) as caught:
        Store(tmp_path).current()
    assert caught.value.kind == "gone"


def test_nothing_published_yet(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError) as caught:
        Store(tmp_path / "nowhere").current()
    assert caught.value.kind == "missing"


def test_a_corrupt_file_and_recovery_under_the_same_name(tmp_path: Path) -> None:
    folder = tmp_path / "warehouse"
    folder.mkdir()
    (folder / "v.duckdb").write_bytes(b"no database" * 1000)
    (folder / "CURRENT").write_text("v.duckdb")
    store = Store(folder)
    with pytest.raises(WarehouseError) as caught:
        _answer(store)
    assert caught.value.kind == "unreadable"
    (folder / "v.duckdb").unlink()
    _publish(folder, "v.duckdb", 7)
    assert _answer(store) == 7
    store.close()


def test_a_file_removed_while_open_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "warehouse"
    _publish(folder, "v.duckdb", 1)
    store = Store(folder)
    assert _answer(store) == 1
    (folder / "v.duckdb").unlink()
    with pytest.raises(WarehouseError) as caught:
        _answer(store)
    assert caught.value.kind == "gone"
    store.close()


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    folder = tmp_path / "warehouse"
    _publish(folder, "v.duckdb", 1)
    store = Store(folder)
    with pytest.raises(WarehouseError) as caught, store.cursor("v.duckdb") as cursor:
        cursor.execute("SELECT * FROM mart.region")
    assert caught.value.kind == "incomplete"
    store.close()


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE t AS SELECT 1", "SET threads = 8", "SELECT * FROM read_text('/etc/passwd')"]
)
def test_reading_is_all_that_is_allowed(tmp_path: Path, statement: str) -> None:
    folder = tmp_path / "warehouse"
    _publish(folder, "v.duckdb", 1)
    store = Store(folder)
    with pytest.raises(WarehouseError), store.cursor("v.duckdb") as cursor:
        cursor.execute(statement)
    store.close()


def test_many_threads_through_a_switch(tmp_path: Path) -> None:
    folder = tmp_path / "warehouse"
    _publish(folder, "v0.duckdb", 0)
    store = Store(folder)
    problems: list[Exception] = []

    def read() -> None:
        try:
            for _ in range(60):
                _answer(store)
        except Exception as problem:
            problems.append(problem)

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for value in range(1, 5):
        _publish(folder, f"v{value}.duckdb", value)
    for thread in threads:
        thread.join()
    store.close()
    assert problems == []
