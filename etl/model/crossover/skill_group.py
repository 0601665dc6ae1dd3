"""The hierarchy of skills as one table: groups at level 0 to 3, the skills below them at level 4, with Dutch names.

Pure. Pages lead with groups, for single skills of a whole BRC group mislead (etl/README.md, "Read by hand").

Source: ESCO's skill pillar: skills (S), knowledge (K, fields of ISCED-F 2013), transversal skills (T), languages (L).
"""

from __future__ import annotations

import pandas as pd

SKILL_LEVEL = 4  # of a skill itself
LEADING_LEVEL = 2  # groups such as "S1.2" and "071": some 150, each in words that a reader knows
GROUP_LEVELS = (1, 2, 3)  # the pillars themselves (0) tell nothing


def skill_table(groups: pd.DataFrame, skills: pd.DataFrame, broader: pd.DataFrame, dutch: pd.DataFrame) -> pd.DataFrame:
    """All skill groups and skills.

    Args:
        groups: columns skill_code, skill_name.
        skills: columns skill_code, skill_name.
        broader: columns skill_code, broader_code.
        dutch: columns skill_code, skill_name: the names in Dutch that there are. Any other name counts as English.

    Returns:
        Columns skill_code (unique), skill_name, skill_level, parent_code (None for a pillar; of several broader ones a
        group goes first, then the lowest code), language (of the name).

    >>> found = skill_table(
    ...     pd.DataFrame([("g0", "skills"), ("g1", "baking")], columns=["skill_code", "skill_name"]),
    ...     pd.DataFrame([("s1", "bake bread")], columns=["skill_code", "skill_name"]),
    ...     pd.DataFrame([("g1", "g0"), ("s1", "g1")], columns=["skill_code", "broader_code"]),
    ...     pd.DataFrame([("g1", "bakken")], columns=["skill_code", "skill_name"]),
    ... )
    >>> found[["skill_name", "skill_level", "parent_code", "language"]].to_numpy().tolist()
    [['skills', 0, None, 'en'], ['bakken', 1, 'g0', 'nl'], ['bake bread', 4, 'g1', 'en']]
    """
    known = set(groups["skill_code"])
    ranked = broader.assign(is_skill=~broader["broader_code"].isin(known)).sort_values(["is_skill", "broader_code"])
    parent: dict[str, str] = dict(
        ranked.drop_duplicates("skill_code")[["skill_code", "broader_code"]].itertuples(index=False)
    )
    table = pd.concat([groups, skills], ignore_index=True)
    name_nl = table["skill_code"].map(dict(zip(dutch["skill_code"], dutch["skill_name"], strict=True)))
    levels = [_depth(code, parent) if code in known else SKILL_LEVEL for code in table["skill_code"]]
    return pd.DataFrame(
        {
            "skill_code": table["skill_code"],
            "skill_name": name_nl.fillna(table["skill_name"]),
            "skill_level": levels,
            "parent_code": pd.Series([parent.get(str(code)) for code in table["skill_code"]], dtype=object),
            "language": name_nl.notna().map({True: "nl", False: "en"}),
        }
    )


def members(skills: tuple[str, ...], broader: pd.DataFrame, groups: set[str]) -> pd.DataFrame:
    """Which skills lie in which groups, at any distance: columns skill_code, group_code.

    Args:
        skills: codes of the skills asked for.
        broader: columns skill_code, broader_code.
        groups: codes of the groups to give.
    """
    step = pd.DataFrame({"skill_code": skills, "group_code": skills})
    up = broader.rename(columns={"skill_code": "group_code"})
    found = []
    while len(step):
        step = step.merge(up, on="group_code").drop(columns="group_code")
        step = step.rename(columns={"broader_code": "group_code"}).drop_duplicates()
        found.append(step[step["group_code"].isin(groups)])
    return pd.concat(found).drop_duplicates().sort_values(["skill_code", "group_code"]).reset_index(drop=True)


def _depth(code: str, parent: dict[str, str]) -> int:
    depth = 0
    while code in parent and depth < SKILL_LEVEL:
        code, depth = parent[code], depth + 1
    return depth
