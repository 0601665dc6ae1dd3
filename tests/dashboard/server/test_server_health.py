"""/gezond and the headers over the real server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.server import translations
from tests.made.visitor import Server, serving
from tests.worlds import World, etl


@pytest.fixture(scope="module")
def data_dir(bundled: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder without a version: the first test runs on that."""
    folder = bundled.linked(tmp_path_factory.mktemp("health"))
    (folder / "warehouse").rename(folder / "aside")
    return folder


@pytest.fixture(scope="module")
def server(data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    settings = {"KRIMPGROEI_FRAME_ANCESTORS": "https://intranet.example.nl"}
    with serving(data_dir, tmp_path_factory.mktemp("log"), **settings) as running:
        yield running


def test_health_follows_what_is_published_without_a_restart(server: Server, data_dir: Path) -> None:
    nothing = server.ask("/gezond")
    assert nothing.status == 503
    assert json.loads(nothing.text) == {"status": "geen cijfers", "reason": "Er zijn nog geen cijfers gepubliceerd."}
    (data_dir / "aside").rename(data_dir / "warehouse")
    found = server.ask("/gezond")
    assert found.status == 200
    said = json.loads(found.text)
    assert said["version"] == (data_dir / "warehouse" / "CURRENT").read_text().strip().removesuffix(".duckdb")
    assert (said["status"], said["mode"], said["built_days_ago"]) == ("gezond", "snapshot", 0)
    assert said["built_at"].endswith("Z")
    # The copy that comes with the code does not know when it was taken.
    assert said["jobs"] == {
        "mode": "snapshot",
        "retrieved_at": None,
        "retrieved_days_ago": None,
        "modified_at": None,
        "modified_days_ago": None,
    }
    assert etl("run", "--source", "snapshot", data_dir=data_dir).returncode == 0
    assert json.loads(server.ask("/gezond").text)["version"] == (
        (data_dir / "warehouse" / "CURRENT").read_text().strip().removesuffix(".duckdb")
    )


def test_health_is_never_kept_and_answers_head(server: Server) -> None:
    whole, head = server.ask("/gezond"), server.ask("/gezond", "HEAD")
    assert whole.headers["cache-control"] == head.headers["cache-control"] == "no-store"
    assert whole.headers["content-type"] == "application/json"
    assert (head.status, head.body) == (whole.status, b"")
    assert head.headers["content-length"] == whole.headers["content-length"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/regio", 307),
        ("/gezond", 200),
        ("/_stcore/health", 200),
        ("/_stcore/host-config", 200),
        ("/favicon.png", 200),
        (translations.ASSET.path, 200),
        ("/media/weg", 404),
        ("/_stcore/agent/mcp", 404),
        ("//x", 400),
        ("/regio/", 301),
    ],
)
def test_every_answer_carries_the_headers_once(server: Server, path: str, status: int) -> None:
    # The helper refuses an answer with the same header twice.
    answer = server.ask(path, accept_encoding="gzip")
    assert answer.status == status
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; ")
    assert policy.endswith("frame-ancestors https://intranet.example.nl")
    assert "x-frame-options" not in answer.headers
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in answer.headers["permissions-policy"]


def test_the_script_is_javascript_that_may_be_kept(server: Server) -> None:
    page = server.ask("/").text
    address = f"{translations.ASSET.path}?v={translations.ASSET.version}"
    assert f'src=".{address}"' in page
    answer = server.ask(address)
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]
    again = server.ask(translations.ASSET.path, if_none_match=answer.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_the_first_page_under_its_own_name_keeps_the_choices(server: Server) -> None:
    answer = server.ask("/regio?regio=CR33&periode=2019-2024")
    assert answer.status == 307
    assert answer.headers["location"] == "./?regio=CR33&periode=2019-2024"


def test_shapes_of_the_map_are_a_file_that_browsers_keep(server: Server, data_dir: Path) -> None:
    version = (data_dir / "warehouse" / "CURRENT").read_text().strip()
    answer = server.ask(f"/krimpgroei/grenzen/{version}/corop.json")
    assert answer.status == 200
    assert "immutable" in answer.headers["cache-control"]
    shapes = json.loads(answer.text)
    assert {feature["id"] for feature in shapes["features"]} == {f"CR{number:02}" for number in range(1, 41)}


@pytest.mark.parametrize("path", ["CURRENT/corop", "../corop", "..%2F..%2Fetc/corop", "weg.duckdb/corop", "{}/maan"])
def test_shapes_that_are_not_there_are_not_found(server: Server, data_dir: Path, path: str) -> None:
    version = (data_dir / "warehouse" / "CURRENT").read_text().strip()
    answer = server.ask(f"/krimpgroei/grenzen/{path.format(version)}.json")
    assert answer.status in (400, 404)
    assert "Traceback" not in answer.text
