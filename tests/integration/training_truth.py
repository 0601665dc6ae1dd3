"""DUO's files of mbo made from the recorded schema and value domains, with the truth behind the masks kept.

The truth is added up here by hand (plain Python), by another way than the SQL under test.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from etl.settings import CHECKOUT
from tests.integration.duo_files import INSTITUTION, count_columns, csv_text

SHARED_DATA = CHECKOUT.parent / "shared" / "data"
SCHEMA = SHARED_DATA / "duo" / "duo_mbo_studenten03_schema.json"
LEVELS = {1: "entree", 2: "mbo2", 3: "mbo3", 4: "mbo4"}
PATHWAYS = {"BBL": "bbl", "BOLDT": "bol", "BOLVT": "bol", "EX": "other"}
Key = tuple[str, str, str, str, int]  # place, field, level, pathway, year


@dataclass(eq=False)
class MadeFile:
    """One made-up file and what it hides.

    Attributes:
        truth: per (place, hoofdgroep, level, pathway, year) the number of persons.
        masked: how many cells are masked.
    """

    text: str
    rows: int
    truth: dict[Key, int] = field(default_factory=lambda: defaultdict(int))
    masked: int = 0

    def true_sum(
        self, places: set[str] | None, field_name: str | None, level: str | None, pathway: str, year: int
    ) -> int:
        """Persons in these places (None is all), this field, level and pathway (``all`` is all)."""
        return sum(
            count
            for (place, of_field, of_level, of_pathway), count in self._of(year).items()
            if (places is None or place in places)
            and (field_name is None or of_field == field_name)
            and (level is None or of_level == level)
            and pathway in ("all", of_pathway)
        )

    @cache  # noqa: B019 - two files live as long as the tests
    def _of(self, year: int) -> dict[tuple[str, str, str, str], int]:
        return {key[:4]: count for key, count in self.truth.items() if key[4] == year}


def schema() -> dict[str, Any]:
    """What was recorded of the main file of mbo."""
    found: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return found


def made_file(rows: int, years: range, prefix: str = "", seed: int = 6) -> MadeFile:
    """A file with as many rows as asked, values from the recorded domains, and every count of 1 to 4 masked as -1."""
    chance = random.Random(seed)
    made = MadeFile("", rows)
    lines = [[*key, *_cells(made, key, years, chance)] for key in _keys(rows, schema()["domein"], chance)]
    made.text = csv_text([*INSTITUTION, *count_columns(years, prefix)], lines)
    return made


def _keys(rows: int, domain: dict[str, list[Any]], chance: random.Random) -> Iterator[tuple[Any, ...]]:
    """As many different combinations of codes; an institution has one place, a programme one field and level."""
    homes = {
        code: (chance.choice(domain["INSTELLINGSNAAM"]), chance.choice(domain["PLAATSNAAM INSTELLING"]))
        for code in domain["INSTELLINGSCODE"]
    }
    programmes = {
        23008 + 71 * number: (chance.choice(domain["SECTORKAMER NAAM"]), chance.choice(domain["HOOFDGROEP NAAM"]),
                              chance.choice(domain["NIVEAU"]))
        for number in range(1054)
    }  # fmt: skip
    seen: set[tuple[str, int, str]] = set()
    while len(seen) < rows:
        code, crebo = chance.choice(domain["INSTELLINGSCODE"]), chance.choice(list(programmes))
        pathway = chance.choice(domain["LEERWEG"])
        if (code, crebo, pathway) in seen:
            continue
        seen.add((code, crebo, pathway))
        sectorkamer, hoofdgroep, level = programmes[crebo]
        yield (code, *homes[code], pathway, level, crebo, f"Opleiding {crebo}", sectorkamer, hoofdgroep)


def _cells(made: MadeFile, key: tuple[Any, ...], years: range, chance: random.Random) -> list[int]:
    cells = []
    for year in years:
        for _ in ("man", "vrouw"):
            count = chance.choice((0, 0, 1, 2, 3, 4, 6, 15, chance.randrange(1432)))
            made.truth[key[2], key[8], LEVELS[key[4]], PATHWAYS[key[3]], year] += count
            is_masked = 1 <= count <= 4
            made.masked += is_masked
            cells.append(-1 if is_masked else count)
    return cells
