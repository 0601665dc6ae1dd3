"""In Overstap: where someone can learn what is missing, on the bundled figures and after a run on small files of DUO.

Of the small files (tests/made/small_schools.py) programme 25655 is offered in Friesland by nine providers. CompetentNL
knows it as Mbo-Verpleegkundige; DUO's file calls it Verzorgende.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.kit import store
from dashboard.kit.scope import Scope
from dashboard.kit.sheet import to_csv
from dashboard.pages.overstap.teaching.tables import where_to_learn_ready
from tests.made.app_pages import open_page, table, texts
from tests.worlds import World

CASHIERS, CARERS, MINISTERS = "0333", "1051", "0551"


@pytest.fixture
def fetched(schools: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("KRIMPGROEI_DATA_DIR", str(schools.data_dir))
    yield
    store.get_store().close()


def show(region: str, **params: str) -> AppTest:
    return open_page("overstap", regio=region, van=CASHIERS, naar=CARERS, **params)


def line_of(text: str, skill: str) -> str:
    return next(line for line in text.splitlines() if f"**{skill}**" in line)


def test_bundled_each_heavy_missing_skill_names_programmes_and_the_page_says_that_schools_are_not_known(
    data_dir: Path,
) -> None:
    text = texts(show("CR33"))
    assert "Waar leer je wat ontbreekt?" in text
    assert "Welke school ze geeft, en of een opleiding nog bestaat, zit niet in de cijfers" in text
    line = line_of(text, "verstrekken van gezondheidszorg of medische behandeling")
    assert "Tandartsassistent (mbo); " in line
    assert "Staat er alleen mbo, dan kennen we het niveau van de opleiding niet." in text
    assert " bij " not in line


def test_bundled_all_missing_skills_stand_in_the_table(data_dir: Path) -> None:
    app = show("CR33", leren="alle")
    rows = table(app, "Waar te leren wat ontbreekt voor Verzorgenden, West-Noord-Brabant")
    assert len(rows) > 8
    assert "Mbo-Verpleegkundige (mbo)" in rows["091"]["all"]["text"]


def test_work_that_asks_hbo_says_that_mbo_is_not_enough_and_names_no_guard_for_the_security_of_computers(
    data_dir: Path,
) -> None:
    text = texts(open_page("overstap", regio="CR33", van="0431", naar="0811"))
    assert "Dit werk vraagt meestal hbo of universiteit." in text
    assert "Software developer (mbo 4)" in line_of(text, "programmeren van computersystemen")
    line = line_of(text, "opzetten en beveiligen van computersystemen")
    assert "Geen opleiding bekend die hierbij past" in line
    assert "Beveiliger" not in line


def test_work_without_a_field_of_mbo_names_the_field_of_hbo_first(data_dir: Path) -> None:
    text = texts(open_page("overstap", regio="CR33", van=CASHIERS, naar="0114"))
    assert "Naar dit beroep leidt meestal Onderwijs (hbo)." in text
    assert "Onderwijsassistent" not in text
    app = open_page("overstap", regio="CR33", van=CASHIERS, naar="0114", leren="alle")
    rows = table(app, "Waar te leren wat ontbreekt voor Leerkrachten basisonderwijs, West-Noord-Brabant")
    assert "Onderwijsassistent (mbo)" in rows["011"]["all"]["text"]


def test_an_unknown_tab_in_the_url_gives_the_short_list(data_dir: Path) -> None:
    assert "verstrekken van algemene individuele zorg" in texts(show("CR33", leren="' OR 1=1 <script>"))


def test_with_the_offer_of_duo_the_school_and_its_place_are_named(fetched: None) -> None:
    text = texts(show("AM02"))
    line = line_of(text, "verstrekken van gezondheidszorg of medische behandeling")
    assert "(mbo 3) bij Aanbieder 0 (Leeuwarden)" in line
    assert "zit niet in de cijfers die nu klaarstaan" not in text


def test_where_it_is_taught_in_the_provincie_only_that_is_near(fetched: None) -> None:
    # Sneek lies in no list of places; Koudum in Súdwest-Fryslân, and the gemeente Leeuwarden near it.
    line = line_of(texts(show("GM1900")), "verstrekken van gezondheidszorg of medische behandeling")
    assert "Aanbieder 4 (Súdwest-Fryslân)" in line
    near = line_of(texts(show("GM0085")), "verstrekken van gezondheidszorg of medische behandeling")
    assert ", in de buurt bij " in near


def test_where_nobody_near_teaches_it_that_is_said(fetched: None) -> None:
    text = texts(show("AM10"))
    assert "niet hier of in de buurt, voor zover we weten. Elders in Nederland" in text


def test_the_file_has_a_line_per_programme_with_code_way_and_schools(fetched: None) -> None:
    version = store.get_store().current()
    found, (made, _) = where_to_learn_ready(Scope(version, "AM02", (2019, 2024)), CASHIERS, CARERS)
    rows = list(csv.reader(io.StringIO(to_csv(made.sheet).decode("utf-8-sig")), delimiter=";"))
    lines = [row for row in rows if len(row) == len(made.sheet.header) and row[3] == "25655"]
    assert found.has_places
    assert lines
    assert {row[5] for row in lines} == {"volgens CompetentNL"}
    assert all("Aanbieder 0 (Leeuwarden)" in row[7] for row in lines)
