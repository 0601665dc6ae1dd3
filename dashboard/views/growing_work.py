"""Which occupations that a field of study leads to are mostly in sectors that grow in a region. An estimate.

Nobody counts occupations per region: the jobs of a BRC group are those of the sectors here times its share in each in
the whole country (``dashboard.views.routes``). Which field leads to which group is our own list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.gates import GROWS
from dashboard.kept import kept
from dashboard.queries import teaching as teaching_queries
from dashboard.records.routes import Occupation
from dashboard.views.routes import load_region_work


@kept(128)
def growing_work(version: str, region_code: str, year_from: int, year_to: int) -> Mapping[str, Sequence[Occupation]]:
    """By field of study the BRC groups with more than half of their jobs here in sectors that grow, most jobs first.

    Shared between sessions: never change it.
    """
    work = load_region_work(version, region_code, year_from, year_to)
    sized: dict[str, list[tuple[float, Occupation]]] = {}
    for row in teaching_queries.occupation_fields(version):
        occupation = work.occupations.get(row.brc_code)
        jobs = None if occupation is None else work.here(occupation).jobs
        if occupation is not None and jobs is not None and jobs.growth == GROWS:
            sized.setdefault(row.field_code, []).append((sum(size for _, size in jobs.by_sector), occupation))
    return {
        code: [occupation for _, occupation in sorted(found, key=lambda each: (-each[0], each[1].occupation_code))]
        for code, found in sized.items()
    }
