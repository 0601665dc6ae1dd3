"""What ``python -m etl status`` tells of the version that serves."""

from __future__ import annotations

from typing import Any

import duckdb

from etl.run import publish
from etl.settings import Settings


def status_of(settings: Settings) -> dict[str, Any]:
    """State of the published warehouse.

    Returns:
        current (name in CURRENT or None), readable, and, where it can be read: version, built_at, mode, first_year,
        last_year, sources (one dict per source table) and failed_checks (ids).
    """
    name = publish.current_name(settings.warehouse_dir)
    found: dict[str, Any] = {"data_dir": str(settings.data_dir), "current": name, "readable": False}
    version = publish.current_version(settings.warehouse_dir)
    if version is None or not publish.is_whole(version.path):
        return found
    try:
        with duckdb.connect(version.path, read_only=True) as con:
            sources = con.execute(
                "SELECT source_id, table_id, mode, strftime(retrieved_at, '%Y-%m-%dT%H:%M:%S') AS retrieved_at,"
                " strftime(modified_at, '%Y-%m-%dT%H:%M:%S') AS modified_at, period_from, period_to, row_count"
                " FROM mart.source"
            )
            names = [column[0] for column in sources.description or []]
            rows = [dict(zip(names, row, strict=True)) for row in sources.fetchall()]
            checks = "SELECT check_id FROM mart.quality_check WHERE NOT passed ORDER BY check_id"
            failed = con.execute(checks).fetchall()
    except (duckdb.Error, OSError):
        return found
    return found | {
        "readable": True,
        "version": version.path.stem,
        "built_at": version.built_at.isoformat(),
        "mode": version.mode,
        "first_year": version.first_year,
        "last_year": version.last_year,
        "sources": rows,
        "failed_checks": [row[0] for row in failed],
    }


def describe(found: dict[str, Any]) -> str:
    """The same for a person."""
    how = "Run `make refresh`, or `python -m etl run --source snapshot`."
    if not found["readable"]:
        if found["current"]:
            return f"CURRENT names {found['current']}, which is gone or damaged. {how}"
        return f"Nothing is published in {found['data_dir']} yet. {how}"
    years = f"years {found['first_year']}-{found['last_year']}"
    lines = [f"{found['version']} ({found['mode']}), built {found['built_at']} UTC, {years}"]
    for source in found["sources"]:
        when = source["retrieved_at"] or "at an unknown time"
        name = f"{source['source_id']} {source['table_id']}"
        lines.append(f"  {name}: {source['mode']}, retrieved {when}, {source['row_count']} rows")
    if found["failed_checks"]:
        lines.append(f"  checks that found something: {', '.join(found['failed_checks'])}")
    return "\n".join(lines)
