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
from tests.made.duo_files import INSTITUTION, INTAKE_COLUMNS, count_columns, csv_text

SHARED_DATA = CHECKOUT.parent / "shared" / "data"
SCHEMA = SHARED_DATA / "duo" / "duo_mbo_studenten03_schema.json"
LEVELS = {1: "entree", 2: "mbo2", 3: "mbo3", 4: "mbo4"}
PATHWAYS = {"BBL": "bbl", "BOL": "bol", "BOLDT": "bol", "BOLVT": "bol", "EX": "other"}
Key = tuple[str, str, str, str, int]  # place, field, level, pathway, year


@dataclass(eq=False)
class MadeFile:
    """One made-up file and what it hides.

    Attributes:
        truth: per (place, hoofdgroep, level, pathway, year) the number of persons.
        masked: how many cells are masked, of how many.
        by_year: of files that come one per year their texts.
    """

    text: str
    rows: int
    truth: dict[Key, int] = field(default_factory=lambda: defaultdict(int))
    masked: int = 0
    cells: int = 0
    by_year: dict[int, str] = field(default_factory=dict)

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


def made_intake(rows: int, years: range, seed: int = 6) -> MadeFile:
    """Files of intake, one per year with as many rows together as asked; without places, as DUO's are.

    With the seed of the file of students an institution has its head office in the same place.
    """
    domain = schema()["domein"]
    homes, chance = _homes(domain, random.Random(seed)), random.Random(seed + 100)
    made = MadeFile("", rows)
    for year in years:
        seen: set[tuple[Any, ...]] = set()
        lines = []
        while len(lines) < rows // len(years):
            code, hoofdgroep = chance.choice(domain["INSTELLINGSCODE"]), chance.choice(domain["HOOFDGROEP NAAM"])
            level, pathway = chance.choice(domain["NIVEAU"]), chance.choice(("BBL", "BOL", "BOLVT", "EX"))
            prior, small = chance.choice(("havo diploma", "vooropleiding onbekend")), chance.choice("JN")
            split = (code, level, pathway, f"bo{chance.randrange(161):03}", hoofdgroep, prior, small)
            if split in seen:
                continue
            seen.add(split)
            name, place = homes[code]
            count = _cell(made, (place, hoofdgroep, LEVELS[level], PATHWAYS[pathway], year), chance)
            lines.append((prior, "mbo niveau 1 diploma", small, code, name, "hg001", hoofdgroep, level, pathway,
                          split[3], "Opleiding", 9999, 0, count))  # fmt: skip
        made.by_year[year] = csv_text(INTAKE_COLUMNS, lines)
    return made


def _homes(domain: dict[str, list[Any]], chance: random.Random) -> dict[str, tuple[str, str]]:
    """Name and place of each institution."""
    return {
        code: (chance.choice(domain["INSTELLINGSNAAM"]), chance.choice(domain["PLAATSNAAM INSTELLING"]))
        for code in domain["INSTELLINGSCODE"]
    }


def _keys(rows: int, domain: dict[str, list[Any]], chance: random.Random) -> Iterator[tuple[Any, ...]]:
    """As many different combinations of codes; an institution has one place, a programme one field and level."""
    homes = _homes(domain, chance)
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
    of_row = (key[2], key[8], LEVELS[key[4]], PATHWAYS[key[3]])
    return [_cell(made, (*of_row, year), chance) for year in years for _ in ("man", "vrouw")]


def _cell(made: MadeFile, key: Key, chance: random.Random) -> int:
    """A count as DUO prints it; the truth is kept."""
    count = chance.choice((0, 0, 1, 2, 3, 4, 6, 15, chance.randrange(1432)))
    made.truth[key] += count
    is_masked = 1 <= count <= 4
    made.masked += is_masked
    made.cells += 1
    return -1 if is_masked else count
