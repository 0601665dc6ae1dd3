"""Which programme teaches what: the SQL on a small world in which every way to know it occurs, and every trap.

A cook's programme is known to CompetentNL, a carer's only by DUO's list of occupations, a mason's only by its name.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl import checks
from etl.errors import SourceError
from etl.run import sql_files
from etl.stage import competentnl
from etl.stage.load import load_source
from tests.made.route_sets import write_set

Con = duckdb.DuckDBPyConnection
URI = "https://linkeddata.competentnl.nl/id/humancapability/"
PROGRAMMES = {
    "25180": "Kok",
    "25655": "Verzorgende IG",
    "25128": "Allround metselaar",
    "25129": "Voorman metselaar",
    "25115": "Sloper",
    "25116": "Allround sloper",
    "25007": "Schilder",
    "25030": "Bediener",
    "22080": "Kok",
    "22081": "KOK",
}
STILL_GIVEN = "22081"
NAMED = [
    ("verzorgende", "S3.6", 4),
    ("verzorgende", "091", 1),
    ("metselaar", "S7.1", 3),
    ("ontmantelaar/sloper", "S6.13", 2),
    ("schilder", "S7.3", 1),
    ("Schilder", "S1.12", 1),
    ("bediener vormpers/operator vormpers", "S8.5", 1),
    ("kok", "S3.5", 4),
    ("kok", "S2.8", 2),
]
BRIDGE = [("A1", "S3.5"), ("A2", "S3.5"), ("A2", "S6.11"), ("A3", "")]


@pytest.fixture
def con() -> Iterator[Con]:
    with duckdb.connect() as con:
        con.execute("ATTACH ':memory:' AS raw; ATTACH ':memory:' AS stage")
        con.execute("CREATE SCHEMA core; CREATE SCHEMA model")
        (macros,) = [file for file in sql_files.of_stage("model") if file.name == "training"]
        con.execute(macros.sql)
        fill(con, "raw.route_named_skill", "occupation_name VARCHAR, skill_code VARCHAR, skill_count INTEGER", NAMED)
        fill(con, "raw.ref_competentnl_skill", "competentnl_code VARCHAR, skill_code VARCHAR", BRIDGE)
        given = [(code, name, True if code == STILL_GIVEN else None) for code, name in PROGRAMMES.items()]
        fill(con, "core.dim_programme", "crebo_code VARCHAR, programme_name VARCHAR, is_current BOOLEAN", given)
        official = [("25655", "Verzorgende"), ("25129", "Uitvoerder bouw")]
        fill(con, "stage.duo_opleiding_beroep", "crebo_code VARCHAR, occupation_name VARCHAR", official)
        yield con


def fill(con: Con, table: str, columns: str, rows: list[Any]) -> None:
    con.execute(f"CREATE TABLE {table} ({columns})")
    con.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def relation(crebo: str, code: str, name: str) -> dict[str, str]:
    subject = {"subject": f"https://e/{crebo}", "subjectCode": crebo, "subjectLabel": PROGRAMMES.get(crebo, "x")}
    return subject | {"skill": URI + code, "skillLabel": name}


COOK = [relation("25180", "A1", "Bereiden"), relation("25180", "A2", "Keuken"), relation("25180", "A3", "Zelfkennis")]
MODULE = relation("N0001", "A1", "Module")


def taught(con: Con, folder: Path, part: str, rows: list[dict[str, Any]]) -> dict[str, dict[str, tuple[Any, ...]]]:
    """What each programme teaches: route, number and evidence by skill group."""
    load_source(con, write_set(folder, "competentnl", "skills", {part: rows}))
    (file,) = [file for file in sql_files.of_stage("core/routes") if file.name == "map_programme_skill"]
    con.execute(file.sql)
    found: dict[str, dict[str, tuple[Any, ...]]] = {}
    rows_found = con.execute(
        "SELECT crebo_code, skill_code, route, skill_count, evidence FROM core.map_programme_skill"
    )
    for crebo, skill, *rest in rows_found.fetchall():
        found.setdefault(crebo, {})[skill] = tuple(rest)
    return found


def test_each_programme_goes_the_best_way_that_knows_it(con: Con, tmp_path: Path) -> None:
    found = taught(con, tmp_path, competentnl.ESSENTIAL, COOK)
    # Two skills in one group; a skill in two groups counts in both; one that belongs to no group in none. What ESCO
    # says of a cook is added only where CompetentNL says nothing.
    assert found["25180"] == {
        "S3.5": ("competentnl", 2, "Bereiden; Keuken"),
        "S6.11": ("competentnl", 1, "Keuken"),
        "S2.8": ("naam", 2, "kok"),
    }
    # DUO's occupation, not the name of the programme.
    assert found["25655"] == {"S3.6": ("beroep", 4, "verzorgende"), "091": ("beroep", 1, "verzorgende")}
    assert found["25128"] == {"S7.1": ("naam", 3, "metselaar")}
    assert found["25115"] == found["25116"] == {"S6.13": ("naam", 2, "ontmantelaar/sloper")}


def test_skills_that_two_occupations_of_a_programme_share_count_once(con: Con, tmp_path: Path) -> None:
    # One occupation in two spellings, and one that asks some of the same: six in S3.6 would be more than is known.
    con.execute("INSERT INTO raw.route_named_skill VALUES ('helpende', 'S3.6', 2), ('helpende', 'S1.8', 1)")
    con.execute("INSERT INTO stage.duo_opleiding_beroep VALUES ('25655', 'VERZORGENDE'), ('25655', 'Helpende')")
    assert taught(con, tmp_path, competentnl.ESSENTIAL, COOK)["25655"] == {
        "S3.6": ("beroep", 4, "helpende; verzorgende"),
        "091": ("beroep", 1, "verzorgende"),
        "S1.8": ("beroep", 1, "helpende"),
    }


def test_a_programme_that_no_list_has_is_left_out_whatever_says_what_it_teaches(con: Con, tmp_path: Path) -> None:
    con.execute("INSERT INTO stage.duo_opleiding_beroep VALUES ('99998', 'Metselaar')")
    found = taught(con, tmp_path, competentnl.ESSENTIAL, [*COOK, relation("99997", "A1", "Bereiden")])
    assert not {"99998", "99997"} & set(found)


def test_what_is_not_sure_is_left_out(con: Con, tmp_path: Path) -> None:
    found = taught(con, tmp_path, competentnl.ESSENTIAL, COOK)
    # DUO says what 25129 trains for and ESCO does not know that: its name is not tried. Two occupations are called
    # schilder. A part of a name of more words is no name. 22080 is an old code of what CompetentNL knows as 25180;
    # 22081 is one too, but there are students in it today.
    assert set(PROGRAMMES) - set(found) == {"25129", "25007", "25030", "22080"}
    assert found[STILL_GIVEN] == {"S3.5": ("naam", 4, "kok"), "S2.8": ("naam", 2, "kok")}


def test_the_bundled_groups_come_out_as_the_relations_they_were_made_from(con: Con, tmp_path: Path) -> None:
    rows = [
        {"crebo_code": "25180", "programme_name": "Kok", "skill_code": "S3.5", "skill_count": 2, "skill_names": "a; b"},
    ]
    assert taught(con, tmp_path, competentnl.GROUPS, rows)["25180"]["S3.5"] == ("competentnl", 2, "a; b")


def test_a_row_that_lacks_a_column_is_refused(con: Con, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="lacks one of"):
        taught(con, tmp_path, competentnl.ESSENTIAL, [{"subjectCode": "25180"}])


def test_where_no_skill_of_competentnl_can_be_placed_the_occupation_speaks(con: Con, tmp_path: Path) -> None:
    unknown = [relation("25180", "FFFF", "Iets nieuws")]
    assert taught(con, tmp_path, competentnl.ESSENTIAL, unknown)["25180"]["S3.5"] == ("naam", 4, "kok")


@pytest.mark.parametrize(("rows", "found"), [([], 1), ([MODULE], 1), (COOK, 0), ([*COOK, MODULE], 0)])
def test_a_set_without_qualifications_or_with_other_codes_is_not_used(
    con: Con, tmp_path: Path, rows: list[dict[str, Any]], found: int
) -> None:
    load_source(con, write_set(tmp_path, "competentnl", "skills", {competentnl.ESSENTIAL: rows}))
    (check,) = checks.listed(source_id="competentnl")
    assert len(con.execute(check.sql).fetchall()) == found


def test_a_skill_that_is_not_in_our_list_is_told(con: Con, tmp_path: Path) -> None:
    rows = [*COOK, relation("25180", "FFFF", "Iets nieuws"), relation("25655", "FFFF", "Iets nieuws")]
    load_source(con, write_set(tmp_path, "competentnl", "skills", {competentnl.ESSENTIAL: rows}))
    (check,) = [file for file in checks.listed() if file.name == "competentnl_skill_listed"]
    assert con.execute(check.sql).fetchall() == [("FFFF", "Iets nieuws")]


def test_a_skill_that_stands_twice_or_under_two_names_counts_once(con: Con, tmp_path: Path) -> None:
    rows = [*COOK, COOK[0], relation("25180", "A1", "Bereiden van voedsel")]
    found = taught(con, tmp_path, competentnl.ESSENTIAL, rows)["25180"]["S3.5"]
    assert found == ("competentnl", 2, "Bereiden; Bereiden van voedsel; Keuken")
