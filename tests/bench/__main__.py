"""``make bench``: what the ETL and the crossovers cost, and how the app holds with many visitors.

``python -m tests.bench`` runs all, ``python -m tests.bench etl``, ``crossover`` or ``load`` one. The figures go to
bench-results.json.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
from pathlib import Path

from etl.settings import CHECKOUT
from tests.bench import crossover_cost, etl_cost, load_cost

RESULTS = CHECKOUT / "bench-results.json"


def machine() -> dict[str, object]:
    """Size of this machine, and how busy it was before the first measurement."""
    memory_gb = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "cores": os.cpu_count(),
        "memory_gb": round(memory_gb),
        "python": platform.python_version(),
        "architecture": platform.machine(),
        "load_before": round(os.getloadavg()[0], 2),
    }


def arguments() -> argparse.Namespace:
    """What to measure, and how long."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("part", nargs="?", choices=("all", "etl", "crossover", "load"), default="all")
    parser.add_argument("--seconds", type=float, default=60.0, help="length of each run with many visitors")
    parser.add_argument(
        "--visitors", type=int, nargs="+", default=[50, 100], help="how many at once; the first run has the publishes"
    )
    parser.add_argument(
        "--servers", nargs="+", choices=tuple(load_cost.SERVERS), default=list(load_cost.SERVERS), help="ways to serve"
    )
    return parser.parse_args()


def main() -> None:
    """Measure, print a table, keep the figures; those of a part that was not asked for stay as they were."""
    asked = arguments()
    found = json.loads(RESULTS.read_text()) if RESULTS.exists() and asked.part != "all" else {}
    found["machine"] = machine()
    print(", ".join(f"{name} {value}" for name, value in found["machine"].items()), flush=True)
    if asked.part in ("all", "etl"):
        found["etl"] = etl_cost.measure()
        print("\n".join(etl_cost.lines(found["etl"])), flush=True)
    if asked.part in ("all", "crossover"):
        found["crossover"] = crossover_cost.measure()
        print("\n".join(crossover_cost.lines(found["crossover"])), flush=True)
    if asked.part in ("all", "load"):
        found["load"] = load_cost.measure(asked.visitors, asked.seconds, asked.servers)
        print("\n".join(load_cost.lines(found["load"])), flush=True)
    Path(RESULTS).write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
