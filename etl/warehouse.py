"""Builds one warehouse file: raw and stage in memory, then core, model and mart in the file, then the checks.

The file is new and nobody reads it yet; ``etl/publish.py`` decides whether it is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from etl import catalog, checks, sqlfiles
from etl.errors import SourceError
from etl.model.breaks import proposals
from etl.rawstore import RawSet
from etl.settings import REFERENCE_DIR, Settings
from etl.stage.load import load_source

MEMORY_LIMIT = "400MB"
REFERENCES = {"ref_sectors": "sectors.csv", "ref_breaks": "breaks.csv", "ref_events": "events.csv"}


@dataclass(frozen=True)
class Built:
    """What a build used and found."""

    path: Path
    used: tuple[RawSet, ...]
    refused: tuple[SourceError, ...]
    rejected: tuple[RawSet, ...]
    results: tuple[checks.Result, ...]

    @property
    def failed(self) -> list[checks.Result]:
        """Error-level checks that found rows: this build must not be published."""
        return [r for r in self.results if r.severity == "error" and not r.passed]


def build(
    path: Path,
    candidates: dict[str, list[RawSet]],
    settings: Settings,
    *,
    fingerprint_of: Callable[[list[RawSet]], str],
    previous_of: Callable[[str], Path | None],
) -> Built:
    """Build a warehouse into a new file.

    Args:
        path: file to make; must not exist.
        candidates: per source the raw sets that may serve, the best first.
        settings: for the growth threshold.
        fingerprint_of: identifies the inputs that were used; kept in ``mart.build``.
        previous_of: the earlier published file of a mode to compare with, or None.

    Raises:
        SourceError: none of a source's sets is usable.
        duckdb.Error, OSError: the file cannot be written.
    """
    with duckdb.connect(path, config={"memory_limit": MEMORY_LIMIT, "preserve_insertion_order": False}) as con:
        con.execute("ATTACH ':memory:' AS raw; ATTACH ':memory:' AS stage")
        con.execute("CREATE SCHEMA core; CREATE SCHEMA model; CREATE SCHEMA mart")
        con.execute("SET VARIABLE growth_threshold_pct = ?", [settings.growth_threshold_pct])
        _load_references(con)
        used, refused, rejected = _load_sources(con, candidates)
        for folder in ("model", "core", "model/window"):
            for file in sqlfiles.of_stage(folder):
                con.execute(file.sql)
        _set_years(con)
        for file in sqlfiles.of_stage("mart"):
            con.execute(file.sql)
        _write_proposals(con)
        _write_sources(con, used)
        results = _check(con, previous_of(mode_of(used)))
        _write_checks(con, results)
        _write_build(con, path.name.partition(".")[0], used, fingerprint_of(used))
        con.execute("DETACH raw; DETACH stage; CHECKPOINT")
    return Built(path, tuple(used), tuple(refused), tuple(rejected), tuple(results))


def _load_references(con: duckdb.DuckDBPyConnection) -> None:
    for table, file in REFERENCES.items():
        con.execute(f"CREATE TABLE raw.{table} AS SELECT * FROM read_csv(?, header = true)", [str(REFERENCE_DIR / file)])


def _load_sources(
    con: duckdb.DuckDBPyConnection, candidates: dict[str, list[RawSet]]
) -> tuple[list[RawSet], list[SourceError], list[RawSet]]:
    """Load per source the first candidate that keeps its contract."""
    used: list[RawSet] = []
    refused: list[SourceError] = []
    rejected: list[RawSet] = []
    for source_id in catalog.load():
        for raw_set in candidates[source_id]:
            try:
                load_source(con, raw_set)
                checks.require_source(con, raw_set)
            except SourceError as problem:
                refused.append(problem)
                rejected.append(raw_set)
                continue
            used.append(raw_set)
            break
        else:
            raise refused[-1]
    return used, refused, rejected


def _set_years(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("SET VARIABLE last_year = (SELECT max(year) FROM core.dim_year)")


def _write_proposals(con: duckdb.DuckDBPyConnection) -> None:
    jobs = con.execute(
        "SELECT j.region_code, j.sbi_code, j.year, j.jobs FROM core.fct_sector_jobs AS j"
        " JOIN core.dim_region AS r ON r.region_code = j.region_code"
        " JOIN core.dim_sector AS s ON s.sbi_code = j.sbi_code"
        " WHERE r.region_type = 'corop' AND s.sector_level IN ('section', 'total') AND j.jobs IS NOT NULL"
    ).df()
    con.register("proposals_frame", proposals(jobs))
    con.execute(
        "CREATE TABLE mart.break_proposal AS SELECT CAST(p.sbi_code AS VARCHAR) AS sbi_code,"
        " CAST(p.region_code AS VARCHAR) AS region_code, CAST(p.break_year AS INTEGER) AS break_year,"
        " CAST(p.change_pct AS DOUBLE) AS change_pct, CAST(p.usual_pct AS DOUBLE) AS usual_pct,"
        " CAST(p.regions AS INTEGER) AS regions, EXISTS (SELECT 1 FROM core.series_break AS b"
        " WHERE b.break_year = p.break_year AND (b.sbi_code IS NULL OR b.sbi_code = p.sbi_code)"
        " AND (b.region_code IS NULL OR b.region_code = p.region_code)) AS is_listed FROM proposals_frame AS p"
    )
    con.execute(
        "COMMENT ON TABLE mart.break_proposal IS 'One row per likely break the detector found; empty region_code is all."
        " A person confirms into data/reference/breaks.csv'"
    )
    con.unregister("proposals_frame")


def _write_sources(con: duckdb.DuckDBPyConnection, used: list[RawSet]) -> None:
    con.execute(
        "CREATE TABLE mart.source (source_id VARCHAR PRIMARY KEY, title VARCHAR NOT NULL, publisher VARCHAR NOT NULL,"
        " licence VARCHAR NOT NULL, url VARCHAR NOT NULL, mode VARCHAR NOT NULL CHECK (mode IN ('snapshot', 'live', 'stale')),"
        " retrieved_at TIMESTAMP, modified_at TIMESTAMP, period_from VARCHAR, period_to VARCHAR, row_count BIGINT NOT NULL,"
        " table_id VARCHAR NOT NULL, warnings VARCHAR NOT NULL)"
    )
    years = con.execute("SELECT CAST(min(year) AS VARCHAR), CAST(max(year) AS VARCHAR) FROM core.dim_year").fetchone()
    for raw_set in used:
        source = catalog.load()[raw_set.source_id]
        period = years if source.parts_by == "Perioden" else (None, None)
        rows = sum(m.rows for m in raw_set.parts if m.part not in (*source.dictionaries, "TableInfos"))
        con.execute(
            "INSERT INTO mart.source VALUES (?, ?, ?, ?, ?, ?, TRY_CAST(? AS TIMESTAMP), TRY_CAST(? AS TIMESTAMP), ?, ?, ?, ?, ?)",
            [source.source_id, source.title, source.publisher, source.licence, source.url, raw_set.mode,
             raw_set.retrieved, raw_set.modified, *(period or (None, None)), rows, raw_set.table_id,
             " ".join(source.warnings)],
        )
    con.execute("COMMENT ON TABLE mart.source IS 'One row per source table in this version; null times are unknown (onbekend)'")


def _check(con: duckdb.DuckDBPyConnection, previous: Path | None) -> list[checks.Result]:
    """Run the checks, with the version before attached read-only; without one it stands empty."""
    con.execute("ATTACH ':memory:' AS previous")
    if previous is None:
        con.execute("CREATE TABLE previous.sector_jobs AS SELECT *, NULL AS region_type FROM mart.sector_jobs WHERE FALSE")
    else:
        con.execute(f"ATTACH '{str(previous).replace(chr(39), chr(39) * 2)}' AS previous_file (READ_ONLY)")
        con.execute(
            "CREATE TABLE previous.sector_jobs AS SELECT j.*, r.region_type FROM previous_file.mart.sector_jobs AS j"
            " JOIN previous_file.mart.region AS r ON r.region_code = j.region_code"
        )
        con.execute("DETACH previous_file")
    results = checks.run_all(con)
    con.execute("DETACH previous")
    return results


def _write_checks(con: duckdb.DuckDBPyConnection, results: list[checks.Result]) -> None:
    con.execute(
        "CREATE TABLE mart.quality_check (check_id VARCHAR PRIMARY KEY,"
        " severity VARCHAR NOT NULL CHECK (severity IN ('error', 'warning', 'info')), passed BOOLEAN NOT NULL,"
        " failing_rows BIGINT NOT NULL, reason VARCHAR NOT NULL, example VARCHAR)"
    )
    rows = [[r.check_id, r.severity, r.passed, r.failing_rows, r.reason, r.example] for r in results]
    con.executemany("INSERT INTO mart.quality_check VALUES (?, ?, ?, ?, ?, ?)", rows)
    con.execute("COMMENT ON TABLE mart.quality_check IS 'One row per check that ran on this version before it was published'")


def _write_build(con: duckdb.DuckDBPyConnection, version: str, used: list[RawSet], fingerprint: str) -> None:
    mode = mode_of(used)
    con.execute(
        "CREATE TABLE mart.build AS SELECT CAST(? AS VARCHAR) AS version_name, CAST(? AS TIMESTAMP) AS built_at,"
        " CAST(? AS VARCHAR) AS mode, min(year) AS first_year, max(year) AS last_year,"
        " string_agg(CASE WHEN is_provisional THEN CAST(year AS VARCHAR) END, ', ' ORDER BY year) AS provisional_years,"
        " CAST(? AS VARCHAR) AS fingerprint FROM core.dim_year",
        [version, datetime.now(UTC).replace(tzinfo=None, microsecond=0), mode, fingerprint],
    )
    con.execute("COMMENT ON TABLE mart.build IS 'One row: this version, when it was built, from live data or the bundled extract'")


def mode_of(used: list[RawSet]) -> str:
    """``live`` where the jobs came from the publisher at some time, ``snapshot`` where they are the bundled extract."""
    jobs = next(s for s in used if s.source_id == "cbs_83582ned")
    return "snapshot" if jobs.mode == "snapshot" else "live"
