"""Stage: reads the tables that lead from sector to occupation into frames. Renames and casts; nothing is dropped.

Codes stay text ("0111" is not 111) and blanks stay unknown. Every function takes one file (CSV, or the same rows as the
JSON lines of a raw set) and says what is wrong in it.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from etl.errors import SourceError
from etl.run.raw_store import read_rows

SOURCE_ID = "occupations"
_ADVICE = "Put a whole copy of the file in its place, or leave this source out."
# First and last NACE Rev. 2 division of every section (Regulation (EC) 1893/2006, annex I).
DIVISIONS = {
    "A": (1, 3), "B": (5, 9), "C": (10, 33), "D": (35, 35), "E": (36, 39), "F": (41, 43), "G": (45, 47),
    "H": (49, 53), "I": (55, 56), "J": (58, 63), "K": (64, 66), "L": (68, 68), "M": (69, 75), "N": (77, 82),
    "O": (84, 84), "P": (85, 85), "Q": (86, 88), "R": (90, 93), "S": (94, 96), "T": (97, 98), "U": (99, 99),
}  # fmt: skip


def read_crosswalk(path: Path) -> pd.DataFrame:
    """ISCO-08 codes and their BRC 2014 group.

    Returns:
        Columns isco_code (4 digits, unique), isco_name (empty where the file has no names), brc_code, brc_name,
        brc_class.

    Raises:
        SourceError: the file cannot be read, lacks a column, or gives an ISCO code twice.
    """
    names = {
        "isco08_unit": "isco_code",
        "brc_group": "brc_code",
        "brc_group_label": "brc_name",
        "brc_class": "brc_class",
    }
    table = _read(path, names, extra={"isco08_unit_label": "isco_name"})
    _require_unique(table, "isco_code", path)
    return table


def read_brc_hierarchy(path: Path) -> pd.DataFrame:
    """BRC 2014: classes (2 digits), segments (3) and groups (4).

    Returns:
        Columns brc_code (unique), brc_level, parent_code, brc_name.
    """
    names = {"brc_code": "brc_code", "level": "brc_level", "parent": "parent_code", "title_nl": "brc_name"}
    table = _read(path, names)
    _require_unique(table, "brc_code", path)
    return table


def read_brc_wages(path: Path) -> pd.DataFrame:
    """Employees and quartiles of the gross hourly wage per BRC code of every level, 2022.

    Returns:
        Columns brc_code (unique; the row of the total is left out), employees_x1000, wage_p25_eur, wage_p50_eur,
        wage_p75_eur; NaN where not published.
    """
    names = {
        "brc": "brc_code",
        "employees_thousands": "employees_x1000",
        "p25": "wage_p25_eur",
        "p50": "wage_p50_eur",
        "p75": "wage_p75_eur",
    }
    table = _read(path, names)
    table = table[table["brc_code"] != "Totaal"].reset_index(drop=True)
    _require_unique(table, "brc_code", path)
    return _numbers(table, list(names.values())[1:], path)


def read_sections_by_major(path: Path) -> pd.DataFrame:
    """Employed persons by NACE section and ISCO major of one country (Eurostat lfsa_eisn2).

    Returns:
        Columns sbi_code (section), isco_major, employed_x1000; NaN where not published.
    """
    names = {"nace_r2": "sbi_code", "isco08": "isco_major", "employed_thousands": "employed_x1000"}
    table = _numbers(_read(path, names), ["employed_x1000"], path)
    table["isco_major"] = table["isco_major"].str.removeprefix("OC")
    if table.duplicated(["sbi_code", "isco_major"]).any():
        raise _error("a section and ISCO major occur twice", path)
    return table


def read_european_jobs(path: Path) -> pd.DataFrame:
    """Employed persons in the EU15 by NACE section and ISCO 2-digit group (JRC-Eurofound task database).

    Returns:
        Columns sbi_code, isco2, employed_x1000, one row per key; divisions are added up to sections.
    """
    table = _numbers(
        _read(path, {"nace": "nace", "isco": "isco", "pop": "employed_x1000"}, sep="\t"), ["employed_x1000"], path
    )
    division = pd.to_numeric(table["nace"].str.extract(r"^(\d+)\.")[0], errors="coerce")
    section = division.map({d: s for s, (first, last) in DIVISIONS.items() for d in range(first, last + 1)})
    isco2 = table["isco"].str.extract(r"^(\d\d)\.")[0]
    if section.isna().any() or isco2.isna().any():
        odd = table.loc[section.isna() | isco2.isna(), ["nace", "isco"]].iloc[0].tolist()
        raise _error(f"a row has no known NACE division or ISCO group: {odd}", path)
    table = table.assign(sbi_code=section, isco2=isco2)
    return table.groupby(["sbi_code", "isco2"])[["employed_x1000"]].sum().reset_index()


def _read(path: Path, names: dict[str, str], sep: str = ",", extra: dict[str, str] | None = None) -> pd.DataFrame:
    try:
        if path.name.endswith(".json.gz"):
            table = pd.DataFrame(read_rows(path)).map(lambda value: "" if pd.isna(value) else str(value))
        else:
            table = pd.read_csv(path, dtype=str, sep=sep, encoding="utf-8-sig", keep_default_na=False)
    except (OSError, ValueError, EOFError) as problem:
        raise _error(f"the file cannot be read ({str(problem)[:100]})", path) from problem
    if missing := sorted(set(names) - set(table.columns)):
        raise _error(f"the file lacks the columns {missing}", path)
    if table.empty:
        raise _error("the file has no rows", path)
    extra = extra or {}
    return table.reindex(columns=[*names, *extra], fill_value="").rename(columns={**names, **extra})


def _numbers(table: pd.DataFrame, columns: list[str], path: Path) -> pd.DataFrame:
    for column in columns:
        text = table[column].str.strip()
        numbers = pd.to_numeric(text.where(text != ""), errors="coerce")
        if (odd := text[(text != "") & (numbers.isna() | (numbers < 0))]).size:
            raise _error(f"{odd.iloc[0]!r} in {column} is not a number of people or euro", path)
        table[column] = numbers
    return table


def _require_unique(table: pd.DataFrame, column: str, path: Path) -> None:
    if (twice := table.loc[table[column].duplicated(), column]).size:
        raise _error(f"{column} {twice.iloc[0]} occurs twice", path)


def _error(what: str, path: Path) -> SourceError:
    return SourceError(SOURCE_ID, what, url=str(path), advice=_ADVICE)
