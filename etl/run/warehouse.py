"""Builds one warehouse file: raw and stage in memory, then core, model and mart in the file, then the checks.

The file is new and nobody reads it yet; ``etl/run/publish.py`` decides whether it is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pandas as pd

from etl import catalog, checks
from etl.errors import SourceError
from etl.model.breaks.detector import proposals
from etl.run import sql_files
from etl.run.outlook import look_ahead
from etl.run.raw_store import RawSet
from etl.run.routes import find_routes
from etl.settings import Settings
from etl.stage.load import load_nothing, load_source
from etl.stage.references import load_references

CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "400MB",
    "threads": 4,
    "preserve_insertion_order": False,
}
ROUTES = "core/routes"  # made of what find_routes finds
ABOUT_VERSION = "mart/version"  # made of what the checks find


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
    with duckdb.connect(path, config=CONFIG) as con:
        con.execute("ATTACH ':memory:' AS raw; ATTACH ':memory:' AS stage")
        con.execute("CREATE SCHEMA core; CREATE SCHEMA model; CREATE SCHEMA mart")
        con.execute("SET VARIABLE growth_threshold_pct = ?", [settings.growth_threshold_pct])
        load_references(con)
        used, refused, rejected = _load_sources(con, candidates)
        _make_core(con)
        _list_sources(con, used)
        _run(con, sql_files.of_stage("mart", leave_out=ABOUT_VERSION))
        mode = mode_of(used)
        results = _check(con, used, previous_of(mode))
        _write_version(con, path.name.partition(".")[0], mode, fingerprint_of(used), results)
        con.execute("DETACH raw; DETACH stage; CHECKPOINT")
    return Built(path, tuple(used), tuple(refused), tuple(rejected), tuple(results))


def _load_sources(
    con: duckdb.DuckDBPyConnection, candidates: dict[str, list[RawSet]]
) -> tuple[list[RawSet], list[SourceError], list[RawSet]]:
    """Load per source the first candidate that keeps its contract; an optional source may have none."""
    used: list[RawSet] = []
    refused: list[SourceError] = []
    rejected: list[RawSet] = []
    for source_id, source in catalog.load().items():
        before = len(refused)
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
            if not source.is_optional:
                raise refused[before]  # what is wrong with the newest set is what the reader can act on
            load_nothing(con, source_id)
    return used, refused, rejected


def _make_core(con: duckdb.DuckDBPyConnection) -> None:
    """The formulas and the core tables, with what the model computes from the first of them for the last."""
    _run(con, sql_files.of_stage("model", "core", leave_out=ROUTES))
    con.execute("SET VARIABLE last_year = (SELECT max(year) FROM core.dim_year)")
    _find_proposals(con)
    look_ahead(con)
    find_routes(con)
    _run(con, sql_files.of_stage(ROUTES))


def _find_proposals(con: duckdb.DuckDBPyConnection) -> None:
    """Likely breaks per kind of region into ``raw.break_proposal``; gemeenten are too small for it."""
    jobs = con.execute(
        "SELECT r.region_type, j.region_code, j.sbi_code, j.year, j.jobs FROM core.fct_sector_jobs AS j"
        " JOIN core.dim_region AS r ON r.region_code = j.region_code"
        " JOIN core.dim_sector AS s ON s.sbi_code = j.sbi_code"
        " WHERE s.sector_level IN ('section', 'total') AND j.jobs IS NOT NULL"
    ).df()
    kinds = [jobs[jobs["region_type"] == kind] for kind in ("corop", "arbeidsmarktregio", "provincie")]
    found = pd.concat([proposals(frame) for frame in kinds], ignore_index=True)
    con.register("proposals_frame", found.drop_duplicates(["sbi_code", "region_code", "break_year"]))
    con.execute("CREATE TABLE raw.break_proposal AS SELECT * FROM proposals_frame")
    con.unregister("proposals_frame")


def _list_sources(con: duckdb.DuckDBPyConnection, used: list[RawSet]) -> None:
    """What was used, from catalogue and manifests, into ``raw.used_source``."""
    con.execute(
        "CREATE TABLE raw.used_source (source_id VARCHAR, title VARCHAR, publisher VARCHAR, licence VARCHAR,"
        " url VARCHAR, mode VARCHAR, retrieved VARCHAR, modified VARCHAR, is_yearly BOOLEAN, row_count BIGINT,"
        " table_id VARCHAR, warnings VARCHAR, used_for_nl VARCHAR, cadence_nl VARCHAR, copy_note_nl VARCHAR,"
        " warnings_nl VARCHAR)"
    )
    for raw_set in used:
        source = catalog.load()[raw_set.source_id]
        page = source.page(raw_set.table_id)
        about = [source.source_id, source.title, source.publisher, source.licence, page]
        got = [
            raw_set.mode,
            raw_set.retrieved,
            raw_set.modified,
            source.is_yearly,
            _row_count(raw_set),
            raw_set.table_id,
        ]
        told = [" ".join(source.warnings), source.used_for_nl, source.cadence_nl, source.copy_note_nl]
        values = [*about, *got, *told, "\n".join(source.warnings_nl)]
        con.execute(f"INSERT INTO raw.used_source VALUES ({', '.join('?' * len(values))})", values)


def _row_count(raw_set: RawSet) -> int:
    """Rows of data: of a CBS table its figures, of anything else all parts but those its catalogue file sets aside."""
    data = [m.rows for m in raw_set.parts if m.part.startswith(("TypedDataSet", "Observations"))]
    beside = catalog.load()[raw_set.source_id].dictionaries
    return sum(data or [m.rows for m in raw_set.parts if not m.part.startswith(beside)])


def _check(con: duckdb.DuckDBPyConnection, used: list[RawSet], previous: Path | None) -> list[checks.Result]:
    """Run the checks beside ``previous.sector_jobs``, the version before, which is empty where there is none."""
    con.execute("ATTACH ':memory:' AS previous")
    columns = (
        "j.*, r.region_type FROM {0}mart.sector_jobs AS j JOIN {0}mart.region AS r ON r.region_code = j.region_code"
    )
    if previous is None:
        con.execute(f"CREATE TABLE previous.sector_jobs AS SELECT {columns.format('')} WHERE FALSE")
    else:
        address = str(previous).replace("'", "''")
        con.execute(f"ATTACH '{address}' AS previous_file (READ_ONLY)")
        con.execute(f"CREATE TABLE previous.sector_jobs AS SELECT {columns.format('previous_file.')}")
        con.execute("DETACH previous_file")
    results = checks.run_all(con, {raw_set.source_id for raw_set in used})
    con.execute("DETACH previous")
    return results


def _write_version(
    con: duckdb.DuckDBPyConnection, name: str, mode: str, fingerprint: str, results: list[checks.Result]
) -> None:
    """The tables on the version itself, which exist only after the checks."""
    con.execute(
        "CREATE TABLE raw.check_result (check_id VARCHAR, severity VARCHAR, passed BOOLEAN, failing_rows BIGINT,"
        " reason VARCHAR, example VARCHAR, title_nl VARCHAR, reason_nl VARCHAR)"
    )
    rows = [
        [r.check_id, r.severity, r.passed, r.failing_rows, r.reason, r.example, r.title_nl, r.reason_nl]
        for r in results
    ]
    con.executemany("INSERT INTO raw.check_result VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    con.execute(
        "CREATE TABLE raw.build AS"
        " SELECT ? AS version_name, CAST(? AS TIMESTAMP) AS built_at, ? AS mode, ? AS fingerprint",
        [name, datetime.now(UTC).replace(tzinfo=None, microsecond=0), mode, fingerprint],
    )
    _run(con, sql_files.of_stage(ABOUT_VERSION))


def _run(con: duckdb.DuckDBPyConnection, files: list[sql_files.SqlFile]) -> None:
    for file in files:
        con.execute(file.sql)


def mode_of(used: list[RawSet]) -> str:
    """``live`` where the jobs came from the publisher at some time, ``snapshot`` where they are the bundled extract."""
    jobs = next(s for s in used if s.source_id == "cbs_83582ned")
    return "snapshot" if jobs.mode == "snapshot" else "live"
