"""Which occupations that a field of study leads to are mostly in sectors that grow in a region. An estimate.

Nobody counts occupations per region: the jobs of a BRC group are those of the sectors here times its share in each in
the whole country (``dashboard.pages.overstap.work_here.data``). Which field leads to which group is our own list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.overstap.data import Occupation
from dashboard.pages.overstap.teaching.data import occupation_fields
from dashboard.pages.overstap.work_here.data import GROWS, load_region_work


@kept(128, "region", "years")
def growing_work(scope: Scope) -> Mapping[str, Sequence[Occupation]]:
    """By field of study the BRC groups with more than half of their jobs here in sectors that grow.

    Work that few fields lead to comes first, then what has most jobs: many fields lead to operating machines, and that
    says little of a field. Shared between sessions: never change it.
    """
    work, rows = load_region_work(scope), occupation_fields(scope)
    fields = Counter(row.brc_code for row in rows)
    found: dict[str, list[tuple[int, float, Occupation]]] = {}
    for row in rows:
        occupation = work.occupations.get(row.brc_code)
        jobs = None if occupation is None else work.here(occupation).jobs
        if occupation is not None and jobs is not None and jobs.growth == GROWS:
            size = sum(each for _, each in jobs.by_sector)
            found.setdefault(row.field_code, []).append((fields[row.brc_code], -size, occupation))
    return {
        code: [each for *_, each in sorted(ways, key=lambda way: (*way[:2], way[2].occupation_code))]
        for code, ways in found.items()
    }
