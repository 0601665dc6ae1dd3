"""Education level of an occupation group, from the ISCO skill levels of the work in it. An estimate.

Pure. ISCO-08 gives every sub-major group a skill level of 1 to 4. Of a BRC group it is the level that most of its
people have, counted over the staffing matrix; within a major its people are spread evenly over its ISCO codes, as in
the start of that matrix. It says what the work asks, not what a person has.
Their Dutch names stand in ``core.dim_education``.

Source: ILO (2012), International Standard Classification of Occupations, ISCO-08 volume I, table 2 and part III.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

LEVEL_OF_MAJOR: Mapping[str, int] = {"1": 4, "2": 4, "3": 3, "4": 2, "5": 2, "6": 2, "7": 2, "8": 2, "9": 1}
# Managers in hospitality and retail have level 3; the armed forces differ by rank.
LEVEL_OF_SUB_MAJOR: Mapping[str, int] = {"14": 3, "01": 4, "02": 2, "03": 1}


def skill_level(isco_code: str) -> int | None:
    """ISCO skill level of an ISCO-08 code; None where it has none (0000, armed forces not further said).

    >>> [skill_level(code) for code in ("5223", "1420", "0310", "0000")]
    [2, 3, 1, None]
    """
    return LEVEL_OF_SUB_MAJOR.get(isco_code[:2], LEVEL_OF_MAJOR.get(isco_code[:1]))


def education_levels(crosswalk: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """The level of most people per BRC group.

    Args:
        crosswalk: columns isco_code (4 digits), brc_code.
        people: columns isco_major, brc_code, employed_x1000 (cells of the staffing matrix); a group without people
            counts each of its ISCO codes once.

    Returns:
        Columns brc_code, education_level (1 to 4), education_share (part of its people at that level). Equal parts go
        to the higher level.

    >>> codes = pd.DataFrame([("5223", "X"), ("1420", "X")], columns=["isco_code", "brc_code"])
    >>> cells = pd.DataFrame([("5", "X", 9.0), ("1", "X", 1.0)], columns=["isco_major", "brc_code", "employed_x1000"])
    >>> education_levels(codes, cells).to_numpy().tolist()
    [['X', 2, 0.9]]
    """
    codes = crosswalk.assign(
        isco_major=crosswalk["isco_code"].str[:1], education_level=crosswalk["isco_code"].map(skill_level)
    ).dropna(subset=["education_level"])
    size = people.groupby(["isco_major", "brc_code"])[["employed_x1000"]].sum().reset_index()
    codes = codes.merge(size, on=["isco_major", "brc_code"], how="left")
    of_cell = codes.groupby(["isco_major", "brc_code"])["isco_code"].transform("count")
    codes["part"] = codes["employed_x1000"] / of_cell
    has_people = codes.groupby("brc_code")["part"].transform("sum") > 0
    codes["part"] = codes["part"].where(has_people, 1.0).fillna(0.0)
    parts = codes.groupby(["brc_code", "education_level"])[["part"]].sum().reset_index()
    parts["education_share"] = parts["part"] / parts.groupby("brc_code")["part"].transform("sum")
    best = parts.sort_values(["brc_code", "part", "education_level"], ascending=[True, False, False])
    best = best.drop_duplicates("brc_code").astype({"education_level": int}).reset_index(drop=True)
    return best[["brc_code", "education_level", "education_share"]]
