"""Students by where they live (CBS): gemeenten of then become those of now, titles become codes, gaps are told.

A country of three gemeenten in one region: GM1 took over GM8 in 2021; GM9 was split between GM1 and GM2 in 2022.
"""

from __future__ import annotations

from typing import Any

import duckdb
import pytest

from etl.run import sql_files
from tests.made.tiny_country import TinyCountry

LEVEL_2 = "Niveau 2 (exclusief extranei)"
EVERYBODY = {("GM1", 2019): 100, ("GM2", 2019): 200, ("GM3", 2019): 300, ("GM8", 2019): 40, ("GM9", 2019): 60}
ALL_FROM_2022 = {("GM1", 2022): 170, ("GM2", 2022): 230, ("GM3", 2022): 300}
Rows = list[tuple[Any, ...]]


def country() -> TinyCountry:
    tiny = TinyCountry()
    tiny.gemeenten = ["GM1", "GM2", "GM3"]
    tiny.lives = dict.fromkeys(tiny.gemeenten, (None, None))
    tiny.lives |= {"GM8": (None, "2021-01-01"), "GM9": (None, "2022-01-01")}
    tiny.mergers = [
        ("GM8", "2021-01-01", "GM1", 1.0),
        ("GM9", "2022-01-01", "GM1", 0.5),
        ("GM9", "2022-01-01", "GM2", 0.5),
    ]
    tiny.totals = {("GM1", 2019): 1.0}
    return tiny


def living(**tables: Rows) -> duckdb.DuckDBPyConnection:
    """A database with core.fct_training_living, from these rows of stage tables."""
    con = country().built()
    con.execute("DELETE FROM raw.ref_place_gemeente")
    for table, rows in tables.items():
        con.executemany(f"INSERT INTO stage.{table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
    for file in sql_files.of_stage("core/training"):
        con.execute(file.sql)
    return con


def persons(cells: dict[tuple[str, int], float], level: str = LEVEL_2) -> Rows:
    return [(level, code, f"{year}SJ00", year, str(count), count) for (code, year), count in cells.items()]


def figures(con: duckdb.DuckDBPyConnection, region: str, year: int) -> Rows:
    return con.execute(
        "SELECT education_level, middle, count_low, count_high, masked_cells, unknown_cells"
        " FROM core.fct_training_living WHERE region_code = ? AND year = ? ORDER BY ALL",
        [region, year],
    ).fetchall()


def test_a_region_is_the_sum_of_its_gemeenten_of_then_each_rounded_to_tens() -> None:
    con = living(cbs_85701ned=persons(EVERYBODY))
    # GM1 100 + GM8 40 + half of GM9 (nobody or all of its 60), and so on; rounding is 5 either way per printed figure
    assert figures(con, "GM1", 2019) == [("mbo2", 170, 95 + 35, 105 + 45 + 65, 1, 0)]
    assert figures(con, "GM2", 2019) == [("mbo2", 230, 195, 205 + 65, 1, 0)]
    [(_, middle, low, high, masked, unknown)] = figures(con, "AM01", 2019)
    assert (middle, low, high, unknown) == (700, 95 + 195 + 295 + 35, 105 + 205 + 305 + 45 + 65 + 65, 0)
    assert masked == 2


def test_after_a_merger_only_the_gemeenten_of_now_are_asked_for() -> None:
    con = living(cbs_85701ned=persons(EVERYBODY | ALL_FROM_2022))
    assert figures(con, "AM01", 2022) == [("mbo2", 700, 685, 715, 0, 0)]


def test_a_gemeente_without_a_figure_leaves_the_region_without_an_upper_end() -> None:
    cells = EVERYBODY | ALL_FROM_2022
    del cells["GM2", 2022]
    del cells["GM8", 2019]
    con = living(cbs_85701ned=persons(cells | {("GM8", 2020): 40}))
    assert figures(con, "AM01", 2022) == [("mbo2", 470, 460, 480, 0, 1)]
    assert figures(con, "GM2", 2022) == []
    assert figures(con, "GM1", 2019)[0][-1] == 1


def test_where_the_table_has_only_the_division_of_now_nothing_is_missed() -> None:
    con = living(cbs_85701ned=persons({("GM1", 2019): 170, ("GM2", 2019): 230, ("GM3", 2019): 300}))
    assert figures(con, "AM01", 2019) == [("mbo2", 700, 685, 715, 0, 0)]


def test_small_numbers_never_go_below_zero() -> None:
    con = living(cbs_85701ned=persons({("GM1", 2022): 0, ("GM2", 2022): 10, ("GM3", 2022): 0}))
    assert figures(con, "AM01", 2022) == [("mbo2", 10, 0 + 5 + 0, 5 + 15 + 5, 0, 0)]


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Totaal mbo (excl. extranei)", "mbo"),
        ("Totaal mbo (incl. extranei)", "mbo"),
        ("Entreeopleiding (excl.extranei)", "entree"),
        ("Niveau 4 (inclusief extranei)", "mbo4"),
        ("Hoger beroepsonderwijs", "hbo"),
        ("Hbo-associate degree", "hbo"),
        ("Wetenschappelijk onderwijs", None),
        ("Totaal vavo", None),
        ("Totaal voortgezet onderwijs", None),
        ("Totaal (speciaal) basisonderwijs", None),
        ("Vmbo-b/k 3-4", None),
    ],
)
def test_titles_of_types_of_education_as_cbs_has_them(title: str, level: str | None) -> None:
    con = living(cbs_85701ned=persons({("PV20", 2022): 500}, title))
    assert [row[0] for row in figures(con, "PV20", 2022)] == ([level] if level else [])


def test_diplomas_of_hbo_add_up_and_a_level_stands_once() -> None:
    kinds = ("Hbo-associate degree", "Hbo-bachelor", "Hbo-master/vervolgopleiding")
    rows = [row for kind in kinds for row in persons({("PV20", 2022): 100}, kind)]
    assert figures(living(cbs_85702ned=rows), "PV20", 2022) == [("hbo", 300, 285, 315, 0, 0)]


def by_field(level: str, pathway: str, field: str, code: str, title: str, count: float) -> tuple[Any, ...]:
    return (level, pathway, field, code, title, "2024SJ00", 2024, str(count), count)


def test_fields_and_regions_are_known_by_their_titles_and_other_divisions_are_left_out() -> None:
    rows = [
        by_field("Mbo niveau 2", "Bbl totaal", "06 Informatica", "A99", "Provincie (PV)", 120),
        by_field("Totaal", "Totaal mbo (incl. extranei)", "Totaal", "NL01", "Nederland", 9000),
        by_field("Totaal", "Totaal mbo (incl. extranei)", "Onderwijsrichting onbekend", "NL01", "Nederland", 20),
        by_field("Totaal", "Totaal mbo (excl. extranei)", "Totaal", "NL01", "Nederland", 8000),
        by_field("Totaal", "Extranei", "Totaal", "NL01", "Nederland", 1000),
        by_field("Totaal", "Totaal mbo (incl. extranei)", "Sectorkamer handel", "NL01", "Nederland", 700),
        by_field("Totaal", "Totaal mbo (incl. extranei)", "79000 Bouw en infra", "NL01", "Nederland", 600),
        by_field("Totaal", "Totaal mbo (incl. extranei)", "Totaal", "LD01", "Noord-Nederland (LD)", 500),
    ]
    con = living(cbs_85353ned=rows)
    found = con.execute(
        "SELECT region_code, field_code, education_level, pathway, middle FROM core.fct_training_living ORDER BY ALL"
    ).fetchall()
    assert found == [
        ("NL01", "all", "mbo", "all", 9000),
        ("NL01", "isced99", "mbo", "all", 20),
        ("PV20", "isced06", "mbo2", "bbl", 120),
    ]


def test_where_leavers_of_a_field_work_comes_from_cbs_one_year_after_with_a_diploma() -> None:
    def leavers(sector: str, moment: str, diploma: str, count: float, year: int = 2022) -> tuple[Any, ...]:
        field = "09 Gezondheidszorg en welzijn"
        return ("Totaal", "Totaal", diploma, sector, field, moment, year, str(count), count)

    later, with_diploma = "1 jaar na verlaten onderwijs", "Uitstromers met diploma"
    rows = [
        leavers("Totaal", later, with_diploma, 1000),
        leavers("Q Gezondheids- en welzijnszorg", later, with_diploma, 700),
        leavers("Q Gezondheids- en welzijnszorg", later, with_diploma, 1, 2021),
        leavers("Q Gezondheids- en welzijnszorg", "Direct na verlaten onderwijs", with_diploma, 2),
        leavers("Q Gezondheids- en welzijnszorg", later, "Totaal uitstromers", 3),
        leavers("O-Q Overheid en zorg", later, with_diploma, 900),
    ]
    con = living(cbs_85699ned=rows)
    found = con.execute(
        "SELECT field_code, sbi_code, share_low, share_high FROM core.map_field_sector WHERE source_id = 'cbs_85699ned'"
    ).fetchall()
    assert [row[:2] for row in found] == [("isced09", "Q")]
    assert found[0][2:] == pytest.approx((695 / 1005, 705 / 995))
