"""Tables between sector and occupation are read as they are; what cannot be right is refused, with its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from etl.errors import SourceError
from etl.stage.occupations import (
    read_brc_hierarchy,
    read_brc_wages,
    read_crosswalk,
    read_european_jobs,
    read_sections_by_major,
)

CROSSWALK = "isco08_unit,brc_group,brc_group_label,brc_class\n0110,0634,Militair,06\n7512,0752,Bakkers,07\n"
HIERARCHY = "brc_code,level,parent,title_nl\n07,beroepsklasse,,Technisch\n075,beroepssegment,07,Voeding\n"
WAGES = "brc,employees_thousands,p25,p50,p75\nTotaal,8009,16,22,30\n0752,12,13.1,15.2,17.3\n0634,28,,,\n"
SECTIONS = "nace_r2,isco08,employed_thousands\nA,OC1,4.6\nA,OC0,\n"
EUROPE = "nace\tisco\tpop\n1. Crops\t11. Chiefs\t6.5\n2. Forests\t11. Chiefs\t1.5\n84. State\t41. Clerks\t9\n"
READERS = [
    (read_crosswalk, CROSSWALK),
    (read_brc_hierarchy, HIERARCHY),
    (read_brc_wages, WAGES),
    (read_sections_by_major, SECTIONS),
    (read_european_jobs, EUROPE),
]


def read(reader: Callable[[Path], pd.DataFrame], folder: Path, text: str) -> pd.DataFrame:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return reader(path)


def test_codes_keep_their_zeros_and_blanks_stay_unknown(tmp_path: Path) -> None:
    assert read(read_crosswalk, tmp_path, CROSSWALK)["isco_code"].tolist() == ["0110", "7512"]
    wages = read(read_brc_wages, tmp_path, WAGES).set_index("brc_code")
    assert wages.loc["0752", "wage_p50_eur"] == 15.2
    assert pd.isna(wages.loc["0634", "wage_p50_eur"])
    assert "Totaal" not in wages.index
    cells = read(read_sections_by_major, tmp_path, SECTIONS)
    assert cells["isco_major"].tolist() == ["1", "0"]
    assert cells["employed_x1000"].isna().tolist() == [False, True]


def test_divisions_are_added_up_to_their_section(tmp_path: Path) -> None:
    found = read(read_european_jobs, tmp_path, EUROPE)
    assert found.to_numpy().tolist() == [["A", "11", 8.0], ["O", "41", 9.0]]


@pytest.mark.parametrize(("reader", "text"), READERS)
def test_a_missing_empty_or_other_file_is_refused(
    tmp_path: Path, reader: Callable[[Path], pd.DataFrame], text: str
) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        reader(tmp_path / "nowhere.csv")
    for other, told in [("", "cannot be read"), ("<html>\n", "lacks the columns"), (text.split("\n")[0], "no rows")]:
        with pytest.raises(SourceError, match=told):
            read(reader, tmp_path, other)


@pytest.mark.parametrize(
    ("reader", "text", "told"),
    [
        (read_crosswalk, CROSSWALK + "7512,0751,Slagers,07\n", "isco_code 7512 occurs twice"),
        (read_brc_hierarchy, HIERARCHY + "07,beroepsklasse,,Nog eens\n", "brc_code 07 occurs twice"),
        (read_brc_wages, WAGES + "0751,x,1,2,3\n", "'x' in employees_x1000"),
        (read_sections_by_major, SECTIONS + "B,OC1,-3\n", "'-3' in employed_x1000"),
        (read_sections_by_major, SECTIONS + "A,OC1,4.7\n", "occur twice"),
        (read_european_jobs, EUROPE + "4. Nothing\t11. Chiefs\t1\n", "4. Nothing"),
        (read_european_jobs, EUROPE + "84. State\tClerks\t1\n", "Clerks"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, reader: Callable[[Path], pd.DataFrame], text: str, told: str) -> None:
    with pytest.raises(SourceError, match=told):
        read(reader, tmp_path, text)
