"""What the nearest destinations of all ESCO occupations cost, against scikit-learn's dense cosine on the same input.

The input is ESCO itself where its files lie beside the checkout, else made-up profiles of the same size. Each side runs
in a process of its own, so that its peak memory is its own; reading the input counts for memory and not for time.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import scipy.sparse as sp

from etl.model.crossover.destinations import best_destinations
from etl.model.crossover.route_profiles import RouteProfiles, of_occupations
from etl.model.crossover.skill_profile import Profiles, idf
from etl.settings import CHECKOUT
from etl.stage.esco import read_esco
from tests.bench.etl_cost import environment, spread

ESCO = CHECKOUT.parent / "shared" / "data" / "esco" / "v1.1.1_en"
ROUNDS = 5
BEST = 50
# ESCO 1.1.1: rows, then columns and cells of the profiles over skills, tree and words.
OCCUPATIONS = 3007
SIZES = {"skills": (13_123, 123_788), "tree": (13_773, 402_000), "words": (11_485, 121_798)}


def profiles() -> tuple[str, RouteProfiles]:
    """The input, and what it is."""
    if ESCO.is_dir():
        esco = read_esco(ESCO, "en")
        return "ESCO 1.1.1", of_occupations(esco.occupations, esco.relations, esco.broader)
    return "made up, in the size of ESCO 1.1.1", RouteProfiles(**{kind: _made_up(*SIZES[kind]) for kind in SIZES})


def _made_up(columns: int, cells: int) -> Profiles:
    """A few columns that most rows have and many that few have, as with skills and words (Zipf)."""
    chance = np.random.default_rng(columns)
    weight = 1.0 / np.arange(1, columns + 1) ** 0.8
    rows = chance.integers(0, OCCUPATIONS, cells)
    found = {*zip(rows.tolist(), chance.choice(columns, cells, p=weight / weight.sum()).tolist(), strict=True)}
    row, column = np.array(sorted(found)).T
    values = sp.csr_array((chance.choice([0.5, 1.0], len(row)), (row, column)), shape=(OCCUPATIONS, columns))
    return Profiles(tuple(f"o{r:04d}" for r in range(OCCUPATIONS)), tuple(f"k{c:05d}" for c in range(columns)), values)


def ours(found: RouteProfiles) -> Callable[[], pd.DataFrame]:
    """Coverage, both similarities, score and the 50 best, from profiles to frame."""
    return lambda: best_destinations(*found, count=BEST)


def yardstick(found: RouteProfiles) -> Callable[[], object]:
    """Cosine of dense TF-IDF vectors over skills alone, and the 50 best."""
    from sklearn.metrics.pairwise import cosine_similarity  # only this side needs it, and its memory

    dense = (found.skills.values @ sp.diags_array(idf(found.skills))).toarray()
    return lambda: np.argpartition(-cosine_similarity(dense), BEST, axis=1)[:, :BEST]


SIDES: dict[str, Callable[[RouteProfiles], Callable[[], object]]] = {"ours": ours, "yardstick": yardstick}


def child(side: str) -> None:
    """One side in this process: prints its seconds and the peak memory of the process."""
    what, found = profiles()
    run = SIDES[side](found)
    start = time.perf_counter()
    run()
    seconds = time.perf_counter() - start
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"input": what, "seconds": seconds, "peak_mb": peak_mb}))


def in_a_process(side: str) -> dict[str, Any]:
    """What :func:`child` printed."""
    command = [sys.executable, "-m", "tests.bench.crossover_cost", side]
    done = subprocess.run(command, cwd=CHECKOUT, env=environment(CHECKOUT), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    printed: dict[str, Any] = json.loads(done.stdout)
    return printed


def measure() -> dict[str, object]:
    """Both sides in turn, so that whatever else the machine does falls on both."""
    rounds = [{side: in_a_process(side) for side in SIDES} for _ in range(ROUNDS)]
    return {
        "input": rounds[0]["ours"]["input"],
        "seconds": spread([r["ours"]["seconds"] for r in rounds]),
        "dense_cosine_seconds": spread([r["yardstick"]["seconds"] for r in rounds]),
        "over_dense_cosine": spread([r["ours"]["seconds"] / r["yardstick"]["seconds"] for r in rounds]),
        "peak_mb": round(max(r["ours"]["peak_mb"] for r in rounds)),
        "dense_cosine_peak_mb": round(max(r["yardstick"]["peak_mb"] for r in rounds)),
    }


def lines(found: dict[str, object]) -> list[str]:
    """The figures as a table."""
    title = f"Crossovers: {BEST} best of all pairs of occupations; median (minimum-maximum) of {ROUNDS} runs in turn"
    return [title, *(f"  {name:28} {value}" for name, value in found.items())]


if __name__ == "__main__":
    child(sys.argv[1])
