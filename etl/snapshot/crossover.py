"""Bundled routes: what our own ETL derives from ESCO, ISCO-BRC, Eurostat, JRC-Eurofound and CBS; no file of theirs.

Staffing matrix, education levels, BRC groups x ESCO skill groups with Dutch names, routes between BRC groups, and how
these compare with judged pairs. Figures have five decimals: what is derived from samples and means has no more to say.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from etl.errors import SourceError
from etl.model.crossover import route_tables
from etl.model.crossover.route_tables import EscoFrames
from etl.run.raw_store import PartWriter, RawSet
from etl.snapshot import competentnl, crebo
from etl.snapshot.inputs import input_error, read_csv
from etl.snapshot.route_validation import validation
from etl.stage.esco import read_esco, read_labels
from etl.stage.occupations import read_brc_wages, read_crosswalk, read_european_jobs, read_sections_by_major
from etl.stage.route_sets import DERIVED

TABLE_ID = "v1.1.1/v1.2"  # ESCO 1.1.1 with the Dutch names of 1.2
DECIMALS = 5

_SOURCE_ID = "crossover"
_URL = "https://esco.ec.europa.eu/en/use-esco/download"


def write(shared_data: Path, writer: PartWriter) -> RawSet:
    """Write occupation, staffing, skill, profile, pair and validation (columns: ``etl/stage/route_sets.py``).

    Raises:
        SourceError: an input cannot be read or breaks the rules of its reader.
    """
    try:
        frames = _derive(shared_data)
    except SourceError as problem:
        raise input_error(_SOURCE_ID, f"cannot read the input ({problem.what})", Path(problem.url)) from problem
    for part, frame in frames.items():
        given = frame[list(DERIVED[part])].round(DECIMALS)
        rows = [
            dict(zip(DERIVED[part], row, strict=True))
            for row in given.astype(object).where(given.notna(), None).to_numpy()
        ]
        writer.write_rows(part, rows, url=_URL, filter=None, retrieved=None, modified=None)
    return writer.complete(table_id=TABLE_ID, modified=None, retrieved=None)


def _derive(shared_data: Path) -> dict[str, pd.DataFrame]:
    folder = shared_data / "occupations"
    crosswalk = read_crosswalk(folder / "isco_brc_crosswalk.csv")
    work = route_tables.work(
        crosswalk,
        read_european_jobs(folder / "tasks_eu_isco2d_nace2d_EU15.csv"),
        read_sections_by_major(folder / "lfs_nace_isco_nl.csv"),
        read_brc_wages(folder / "brc_wage_quartiles.csv")[["brc_code", "employees_x1000"]],
    )
    esco = esco_frames(shared_data)
    profiles = route_tables.group_profiles_of(esco, crosswalk)
    skills = route_tables.skills_of(esco)
    groups = route_tables.group_routes(profiles, skills)
    return {
        "occupation": work.occupations,
        "staffing": work.staffing,
        "skill": groups.skills.sort_values("skill_code"),
        "profile": groups.profiles,
        "pair": groups.pairs,
        "named_skill": _of_qualifications(route_tables.named_skills(esco, skills), shared_data),
        "validation": validation(shared_data, esco, profiles),
    }


def _of_qualifications(named: pd.DataFrame, shared_data: Path) -> pd.DataFrame:
    """Only occupations whose name, or a part of it, stands in that of a qualification, for all would be 250 kB.

    DUO's list of occupations (live only) may name others. A programme for one of those stays unknown until ESCO is
    fetched too, which has them all.
    """
    lists = {crebo.LAW: "kwalificatie", crebo.REGISTER: "naam", competentnl.SKILLS: "beroep_label"}
    names_of = (row[name] for path, name in lists.items() for row in read_csv(_SOURCE_ID, shared_data / path, {name}))
    text = "\n".join(names_of).casefold()
    names = named["occupation_name"].str.casefold().str.split("/")
    kept = named[[any(part in text for part in parts) for parts in names]]
    return kept.reset_index(drop=True)


def _dutch_names(shared_data: Path) -> pd.DataFrame:
    path = shared_data / "esco" / "v1.2_nl" / "occupations_nl.csv.gz"
    rows = read_csv(_SOURCE_ID, path, {"conceptUri", "preferredLabel"})
    names = {row["conceptUri"]: row["preferredLabel"] for row in rows}
    return pd.DataFrame({"occupation_code": list(names), "name_nl": list(names.values()), "synonyms_nl": ""})


def esco_frames(shared_data: Path) -> EscoFrames:
    """ESCO 1.1.1 in English with the Dutch names there are."""
    esco = read_esco(shared_data / "esco" / "v1.1.1_en", "en")
    labels = [read_labels(shared_data / "esco" / version, "nl") for version in ("v1.2_nl", "v1.1.1_nl")]
    frames = EscoFrames(
        occupations=esco.occupations.merge(_dutch_names(shared_data), "left", "occupation_code"),
        skills=esco.skills,
        groups=esco.groups,
        relations=esco.relations,
        broader=esco.broader,
        isco_texts=esco.isco_texts,
        labels_nl=pd.concat(labels).drop_duplicates("skill_code"),
    )
    return route_tables.with_short_codes(frames)
