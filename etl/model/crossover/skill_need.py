"""Which skills a region will ask more of, and which its shrinking sectors release (docs/methods.md 6). An estimate.

Pure. Per region, section s and skill k, over the BRC groups b:

    jobs_effect = change in jobs of s x sum_b share_s(b) profile_b(k)

Unit: jobs in which the skill is asked (an occupation that asks it as optional counts for half); above zero more are
asked, below zero some are released. Summed over sections it is what the region asks on balance. Skills of one job are
counted each, so the effects of different skills may not be added up. For skill groups give profiles over the skill tree
(``skill_tree``): there a job counts once for a group, however many of its skills it asks.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
import scipy.sparse as sp

from etl.model.crossover.skill_profile import Profiles


def asked_per_job(staffing: pd.DataFrame, groups: Profiles) -> Profiles:
    """Per section the part of its jobs that asks each skill.

    Args:
        staffing: columns sbi_code, brc_code, share (adds up to 1 per section).
        groups: profiles of BRC groups; a group without one is left out, and the others' shares fill its place.

    Returns:
        Profiles of the sections over the same columns.

    Raises:
        ValueError: a section has no group with a profile.

    >>> groups = Profiles(("x", "y"), ("bake", "sell"), sp.csr_array([[1.0, 0.5], [0.0, 1.0]]))
    >>> staffing = pd.DataFrame([("C", "x", 0.5), ("C", "y", 0.5)], columns=["sbi_code", "brc_code", "share"])
    >>> asked_per_job(staffing, groups).values.toarray().tolist()
    [[0.5, 0.75]]
    """
    table = staffing.pivot_table(index="sbi_code", columns="brc_code", values="share", aggfunc="sum", fill_value=0.0)
    shares = table.reindex(columns=list(groups.rows), fill_value=0.0).to_numpy(dtype=float)
    known = shares.sum(axis=1)
    if (known <= 0).any():
        raise ValueError(f"section {table.index[int(np.argmin(known))]} has no occupation group with a skill profile")
    values = sp.csr_array(shares / known[:, None]) @ groups.values
    return Profiles(tuple(str(section) for section in table.index), groups.columns, sp.csr_array(values))


def skill_need(
    changes: pd.DataFrame, per_job: Profiles, weights: Mapping[str, float], best: int | None = None
) -> pd.DataFrame:
    """Jobs in which a skill is asked more, or less, per region and section.

    Args:
        changes: columns region_code, sbi_code, change_jobs; one row per key. A change that is not known (NaN) and a
            section that is not in ``per_job`` give no rows: unknown is not zero.
        per_job: as of :func:`asked_per_job`.
        weights: skill to how telling it is (IDF); only skills in here are given. It orders, and changes no figure:
            without it what every job asks would lead each list.
        best: keep this many skills per region and section; all where None.

    Returns:
        Columns region_code, sbi_code, skill_code, jobs_effect, rank (1 is the largest of jobs_effect x weight within
        region and section, by size), sorted by these keys and rank.

    >>> per_job = Profiles(("C",), ("bake", "sell"), sp.csr_array([[0.5, 0.75]]))
    >>> changes = pd.DataFrame({"region_code": ["CR01"], "sbi_code": ["C"], "change_jobs": [-1000.0]})
    >>> skill_need(changes, per_job, {"bake": 2.0, "sell": 1.0}).to_numpy().tolist()
    [['CR01', 'C', 'bake', -500.0, 1], ['CR01', 'C', 'sell', -750.0, 2]]
    """
    parts = per_job.long().rename(columns={"code": "sbi_code"})
    parts["importance"] = parts["value"] * parts["skill_code"].map(dict(weights))
    parts = parts.dropna(subset=["importance"])
    # Within a section the order of the skills is the same in every region: the change is one factor for all.
    parts = parts.sort_values(["sbi_code", "importance", "skill_code"], ascending=[True, False, True])
    parts["rank"] = parts.groupby("sbi_code").cumcount() + 1
    if best is not None:
        parts = parts[parts["rank"] <= best]
    found = changes.dropna(subset=["change_jobs"]).merge(parts, on="sbi_code")
    found["jobs_effect"] = found["change_jobs"] * found["value"]
    found = found.sort_values(["region_code", "sbi_code", "rank"]).reset_index(drop=True)
    return found[["region_code", "sbi_code", "skill_code", "jobs_effect", "rank"]]
