"""The step of a build that finds routes: raw sets in, ``raw.route_*`` out.

Where ESCO and the occupation tables were loaded, everything is computed from them; where not, the derived tables of the
bundled set stand in, on the level of skill groups. Staffing and skills choose separately. The statistics stand in
``etl/model``, the tables in ``etl/model/crossover/route_tables.py``.
"""

from __future__ import annotations

import duckdb
import numpy as np
import pandas as pd

from etl.errors import SourceError
from etl.model.crossover import route_tables
from etl.model.crossover.route_tables import EscoFrames, EscoRoutes, GroupRoutes, Work
from etl.model.crossover.sectors import sector_crossover
from etl.model.crossover.skill_gap import skill_gaps
from etl.model.crossover.skill_group import LEADING_LEVEL
from etl.model.crossover.skill_need import asked_per_job
from etl.model.crossover.skill_profile import Profiles, pivot
from etl.model.staffing.education import skill_level
from etl.stage.route_sets import DERIVED, write_frame

ADVICE = "Put whole copies of one version in their inbox, or remove raw/esco to use the bundled routes, and run again."
EDUCATION_LEVELS = (1, 2, 3, 4)
ESCO_COLUMNS = [
    *("occupation_code", "occupation_name", "language", "synonyms", "isco_code", "brc_code"),
    *("education_level", "has_profile"),
]


# Tables that need both sides, with their columns; empty where there are no routes or no staffing.
FROM_BOTH = {
    "route_gap": [
        *("origin_code", "destination_code", "skill_code", "has_skill", "rank"),
        *("asked", "brought", "weight", "missing_weight"),
    ],
    "route_sector": ["origin_sbi", "destination_sbi", "coverage"],
    "route_sector_pair": [
        *("origin_sbi", "destination_sbi", "rank", "origin_code", "destination_code", "contribution"),
    ],
    "route_sector_profile": ["sbi_code", "education_level", "skill_code", "per_job"],
}


def find_routes(con: duckdb.DuckDBPyConnection) -> None:
    """Make ``raw.route_*``; without any input they are there and empty.

    Raises:
        SourceError: ESCO, the occupation tables and Eurostat do not fit each other; the message says where.
    """
    try:
        work = _work(con)
        groups, esco = _routes(con)
        _write_all(con, work, groups, esco)
    except ValueError as problem:
        raise SourceError(
            "esco", f"the tables do not fit each other ({problem})", url="raw/", advice=ADVICE
        ) from problem


def _write_all(con: duckdb.DuckDBPyConnection, work: Work, groups: GroupRoutes, esco: EscoRoutes | None) -> None:
    _write_occupations(con, work, groups, esco)
    write_frame(con, "route_staffing", work.staffing)
    write_frame(con, "route_validation", _derived(con, "validation"))
    write_frame(con, "route_named_skill", _derived(con, "named_skill") if esco is None else esco.named_skills)
    _write_skills(con, groups, esco)
    _write_pairs(con, groups, esco)
    if groups.pairs.empty or work.staffing.empty:
        for table, columns in FROM_BOTH.items():
            write_frame(con, table, pd.DataFrame(columns=columns, dtype=object))
        return
    write_frame(con, "route_gap", skill_gaps(*_leading(groups)))
    _write_sectors(con, work, groups)


def _work(con: duckdb.DuckDBPyConnection) -> Work:
    if not _has(con, "isco_brc", "section_major", "european_jobs"):
        return Work(_derived(con, "occupation"), _derived(con, "staffing"))
    employees = con.execute(
        "SELECT code AS brc_code, employees / 1000 AS employees_x1000 FROM core.fct_wage"
        " WHERE code_type = 'brc' AND code_level = 4 AND employees IS NOT NULL"
        " QUALIFY row_number() OVER (PARTITION BY code ORDER BY year DESC) = 1 ORDER BY code"
    ).df()
    return route_tables.work(
        _frame(con, "isco_brc"), _frame(con, "european_jobs"), _frame(con, "section_major"), employees
    )


def _routes(con: duckdb.DuckDBPyConnection) -> tuple[GroupRoutes, EscoRoutes | None]:
    if not _has(con, "isco_brc", "esco_occupation"):
        return GroupRoutes(_derived(con, "skill"), _derived(con, "profile"), _derived(con, "pair")), None
    esco, crosswalk = _esco(con), _frame(con, "isco_brc")
    skills = route_tables.skills_of(esco)
    profiles = route_tables.group_profiles_of(esco, crosswalk)
    groups = route_tables.group_routes(profiles, skills)
    return groups, route_tables.esco_routes(esco, crosswalk, profiles, skills)


def _esco(con: duckdb.DuckDBPyConnection) -> EscoFrames:
    names = ("occupation", "skill", "group", "relation", "broader", "isco_text", "label")
    frames = [_frame(con, f"esco_{name}") for name in names]
    return route_tables.with_short_codes(EscoFrames(*frames))


def _write_occupations(
    con: duckdb.DuckDBPyConnection, work: Work, groups: GroupRoutes, esco: EscoRoutes | None
) -> None:
    with_profile = set(groups.profiles["code"])
    own = work.occupations.assign(has_profile=work.occupations["brc_code"].isin(with_profile).astype(bool))
    write_frame(con, "route_brc", own)
    if esco is None:
        write_frame(con, "route_esco", pd.DataFrame(columns=ESCO_COLUMNS, dtype=object))
        return
    given = esco.occupations
    write_frame(
        con,
        "route_esco",
        given.assign(
            education_level=given["isco_code"].map(skill_level).astype("Int64"),
            has_profile=given["occupation_code"].isin(set(esco.profiles["code"])),
        ),
    )


def _write_skills(con: duckdb.DuckDBPyConnection, groups: GroupRoutes, esco: EscoRoutes | None) -> None:
    skills, profiles = [groups.skills], [groups.profiles]
    members = pd.DataFrame(columns=["skill_code", "group_code"], dtype=object)
    if esco is not None:
        skills, profiles, members = [*skills, esco.skills], [*profiles, esco.profiles], esco.members
    write_frame(con, "route_skill", pd.concat(skills, ignore_index=True))
    write_frame(con, "route_profile", pd.concat(profiles, ignore_index=True))
    write_frame(con, "route_member", members)


def _write_pairs(con: duckdb.DuckDBPyConnection, groups: GroupRoutes, esco: EscoRoutes | None) -> None:
    of_groups = groups.pairs.assign(code_type="brc")
    if esco is None:
        write_frame(con, "route_pair", of_groups)
        return
    write_frame(con, "route_pair", pd.concat([of_groups, esco.pairs.drop(columns="rank").assign(code_type="esco")]))


def _leading(groups: GroupRoutes) -> tuple[Profiles, np.ndarray]:
    """Profiles of the BRC groups over the skill groups that pages lead with, and the weights of these."""
    leading = groups.skills.loc[groups.skills["skill_level"] == LEADING_LEVEL, "skill_code"]
    cells = groups.profiles[groups.profiles["skill_code"].isin(set(leading))]
    profiles = pivot(cells["code"], cells["skill_code"], cells["value"].to_numpy(dtype=np.float64))
    weight = cells.drop_duplicates("skill_code").set_index("skill_code")["weight"]
    return profiles, weight.reindex(list(profiles.columns)).to_numpy(dtype=np.float64)


def _write_sectors(con: duckdb.DuckDBPyConnection, work: Work, groups: GroupRoutes) -> None:
    """Sector to sector, and what a job of a sector asks, split by the education level of its occupations."""
    codes = tuple(sorted(set(groups.pairs["origin_code"])))
    place = {code: number for number, code in enumerate(codes)}
    covered = np.eye(len(codes))
    pairs = groups.pairs
    covered[pairs["origin_code"].map(place), pairs["destination_code"].map(place)] = pairs["coverage"]
    found = sector_crossover(work.staffing, codes, covered)
    write_frame(con, "route_sector", found.cells)
    write_frame(con, "route_sector_pair", found.carried_by)
    write_frame(con, "route_sector_profile", _per_job(work, groups))


def _per_job(work: Work, groups: GroupRoutes) -> pd.DataFrame:
    """sbi_code, education_level, skill_code, per_job: part of the sector's jobs with that level that asks the skill."""
    cells = groups.profiles
    level_of = dict(zip(work.occupations["brc_code"], work.occupations["education_level"], strict=True))
    every = pivot(cells["code"], cells["skill_code"], cells["value"].to_numpy(dtype=np.float64))
    parts = []
    for level in EDUCATION_LEVELS:
        # The other levels' rows are set to 0, not left out: the shares stay those of the whole sector.
        keep = np.array([level_of.get(code) == level for code in every.rows], dtype=np.float64)
        asked = asked_per_job(
            work.staffing, Profiles(every.rows, every.columns, every.values.multiply(keep[:, None]).tocsr())
        )
        parts.append(asked.long().assign(education_level=level))
    table = pd.concat(parts, ignore_index=True).rename(columns={"code": "sbi_code", "value": "per_job"})
    return table[table["per_job"] > 0]


def _derived(con: duckdb.DuckDBPyConnection, part: str) -> pd.DataFrame:
    if _has(con, f"derived_{part}"):
        return _frame(con, f"derived_{part}")
    return pd.DataFrame(columns=list(DERIVED[part]), dtype=object)


def _frame(con: duckdb.DuckDBPyConnection, table: str) -> pd.DataFrame:
    return con.execute(f"SELECT * FROM raw.{table} ORDER BY ALL").df()


def _has(con: duckdb.DuckDBPyConnection, *tables: str) -> bool:
    """Whether these raw tables are there and have rows."""
    [(found,)] = con.execute(
        "SELECT count(*) FROM duckdb_tables() WHERE database_name = 'raw' AND estimated_size > 0"
        " AND list_contains(?, table_name)",
        [list(tables)],
    ).fetchall()
    return bool(found == len(tables))
