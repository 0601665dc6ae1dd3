"""The page Overstap as its reader meets it, on the bundled figures, and on a few ESCO occupations put beside them."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.pages.overstap.data import CAVEAT
from tests.made.app_pages import open_page, run, table, texts

BAKER, COOK, IDLE = (f"http://data.europa.eu/esco/occupation/{name}" for name in ("bakker", "kok", "niets"))


def changed(data_dir: Path, version: str) -> duckdb.DuckDBPyConnection:
    """A copy of the published file under another name, to be changed: answers are kept by the name of a version."""
    folder = data_dir / "warehouse"
    current = folder / "CURRENT"
    shutil.copy(folder / current.read_text().strip(), folder / version)
    current.write_text(version)
    return duckdb.connect(folder / version)


@pytest.fixture
def with_esco(data_dir: Path) -> Path:
    """Two ESCO occupations with a way between them, and one without skills."""
    with changed(data_dir, "with-esco.duckdb") as con:
        for code, name, synonyms, has in (
            (BAKER, "bakker", "broodbakker\npâtissier", True),
            (COOK, "kok", None, True),
            (IDLE, "koetsier", None, False),
        ):
            con.execute(
                "INSERT INTO mart.occupation SELECT * REPLACE (? AS occupation_code, ? AS occupation_name,"
                " 'esco' AS code_type, ? AS synonyms, ? AS has_profile) FROM mart.occupation"
                " WHERE occupation_code = '1111'",
                [code, name, synonyms, has],
            )
        con.execute(
            "INSERT INTO mart.crossover SELECT * REPLACE (? AS origin_code, ? AS destination_code, 'esco' AS code_type)"
            " FROM mart.crossover LIMIT 1",
            [BAKER, COOK],
        )
        for code, asked in ((BAKER, 0.2), (COOK, 1.0)):
            con.execute(
                "INSERT INTO mart.occupation_skill SELECT * REPLACE (? AS occupation_code, CAST(? AS DOUBLE) AS"
                " importance, 'esco' AS code_type) FROM mart.occupation_skill WHERE occupation_code = '1111'"
                " AND skill_level = 2",
                [code, asked],
            )
    return data_dir


def show(**params: str) -> AppTest:
    return open_page("overstap", **params)


def labels(app: AppTest) -> list[str]:
    return [str(button.label) for button in app.button]


def test_without_a_choice_the_page_says_where_to_begin(data_dir: Path) -> None:
    app = show(regio="CR33")
    text = texts(app)
    assert "Kies een beroep, of een sector." in text
    assert "**Deze sectoren krimpen in West-Noord-Brabant.**" in text
    assert "Vervoer en opslag" in labels(app)
    assert CAVEAT in text


def test_a_cashier_comes_nearest_to_selling_with_the_wages_of_cbs(data_dir: Path) -> None:
    """85517NED, 2022: 9.00 euro for cashiers, 13.20 for sales staff in shops: 4.20 more, 47 %."""
    app = show(regio="CR33", van="0333")
    rows = table(app, "Overstappen van Kassamedewerkers, West-Noord-Brabant")
    assert len(rows) == 30
    assert next(iter(rows)) == "0332"
    assert rows["0332"]["wage"]["text"] == "+€\u00a04,20"
    assert rows["0332"]["wage"]["sub"] == "+47%"
    text = texts(app)
    assert "1. **Verkoopmedewerkers detailhandel.** Iemand brengt **meer mee dan bij de meeste overstappen**." in text
    assert "U ziet de 30 beroepen die er het dichtst bij liggen." in text
    assert "nog niet ingelezen" in text


def test_the_figures_of_the_table_are_those_of_the_mart(data_dir: Path) -> None:
    """The estimate is the jobs of each section times its share, added up."""
    folder = data_dir / "warehouse"
    with duckdb.connect(folder / (folder / "CURRENT").read_text().strip(), read_only=True) as con:
        [(expected,)] = con.execute(
            # Of a hidden section the middle of its bounds.
            "SELECT sum(s.share * coalesce(j.jobs, (j.jobs_low + j.jobs_high) / 2)) FROM mart.staffing AS s"
            " JOIN mart.sector_jobs AS j ON j.sbi_code = s.sbi_code"
            " WHERE s.brc_code = '0332' AND j.region_code = 'NL01' AND j.\"year\" = 2024"
        ).fetchall()
    rows = table(show(regio="NL01", van="0333"), "Overstappen van Kassamedewerkers")
    assert rows["0332"]["jobs"]["sort"] == pytest.approx(expected)


def test_a_filter_takes_away_what_it_says_and_stands_in_the_url(data_dir: Path) -> None:
    app = show(regio="CR33", van="0333", opleiding="gelijk")
    rows = table(app, "Overstappen van Kassamedewerkers")
    assert 0 < len(rows) < 30
    assert not any("hoger" in cells["education"]["text"] for cells in rows.values())
    assert f"er **{len(rows)}** over" in texts(app)
    app.radio(key="filter_loon").set_value("gelijk")
    assert run(app).query_params["loon"] in ("gelijk", ["gelijk"])


def test_where_nothing_is_left_the_filter_is_named_and_can_be_opened(data_dir: Path) -> None:
    """Nothing is known of tension in the bundled figures, so that filter lets nothing through."""
    app = show(regio="CR33", van="0333", krapte="krap", loon="gelijk")
    text = texts(app)
    assert (
        "Geen enkele overstap komt door deze filters. Het ligt aan \u201cArbeidsmarkt: Krap\u201d (28 als u dat" in text
    )
    assert "Bij 28 is de krapte niet bekend; die vallen door dit filter weg." in text
    assert "Alle filters open" in labels(app)
    app.button(key="open_krapte").click()
    app = run(app)
    assert len(table(app, "Overstappen van")) == 28
    assert "krapte" not in app.query_params


def test_tension_of_uwv_is_a_column_and_a_filter_where_it_was_read(data_dir: Path) -> None:
    with changed(data_dir, "with-tension.duckdb") as con:
        con.execute(
            "INSERT INTO mart.tension (region_code, occupation_code, occupation_name, period_code, period_end, tension,"
            " tension_class, source_id) VALUES ('NL01', '0332', 'Verkoopmedewerkers', '2025KW04', '2025-12-31', 4.5,"
            " 'zeer krap', 'uwv_inbox'), ('NL01', '0431', 'Administratie', '2025KW04', '2025-12-31', 0.3, 'ruim',"
            " 'uwv_inbox')"
        )
    app = show(regio="CR33", van="0333", krapte="krap")
    assert list(table(app, "Overstappen van Kassamedewerkers")) == ["0332"]
    text = texts(app)
    assert "De arbeidsmarkt is er zeer krap." in text
    assert "Bij 28 is de krapte niet bekend" in text
    assert "nog niet ingelezen" not in text


def test_a_sector_shows_its_occupations_largest_first(data_dir: Path) -> None:
    rows = table(show(regio="CR33", uit="G"), "Beroepen in Handel, West-Noord-Brabant")
    shares = [cells["share"]["sort"] for cells in rows.values()]
    assert shares == sorted(shares, reverse=True)
    assert next(iter(rows)) == "0332"
    assert rows["0332"]["occupation"]["href"] == "?van=0332"


def test_two_occupations_stand_side_by_side(data_dir: Path) -> None:
    app = show(regio="CR33", van="0333", naar="0431")
    rows = table(app, "Kassamedewerkers en Administratief medewerkers naast elkaar")
    assert rows["wage"]["first"]["text"] == "€\u00a09,00"
    text = texts(app)
    assert "**Te leren voor Administratief medewerkers**" in text
    assert "**Vraagt alleen Kassamedewerkers**" in text
    skills = table(show(regio="CR33", van="0333", naar="0431", vaardigheden="alle"), "Vaardigheden van")
    assert {cells["who"]["text"] for cells in skills.values()} == {
        "+ te leren", "✓ bij beide", "\u2212 alleen bij het eerste",
    }  # fmt: skip


def test_a_cell_of_the_matrix_opens_its_pairs_and_the_funds(data_dir: Path) -> None:
    app = show(regio="CR33", uit="G", naar_sector="H", sectoren="alle")
    cells = table(app, "Wat mensen uit de ene sector meebrengen")
    assert len(cells) == 19
    assert cells["G"]["H"]["href"] == "?uit=G&naar_sector=H"
    pairs = table(app, "Beroepen achter de overstap van Handel naar Vervoer en opslag")
    assert len(pairs) == 10
    assert "**Vervoer en opslag**: SOOB" in texts(app)


def test_a_group_without_skills_says_so_and_names_others(data_dir: Path) -> None:
    app = show(regio="CR33", van="0551")
    assert "geen vaardigheden bekend" in texts(app)
    assert any(label.endswith("(beroepsgroep)") for label in labels(app))


def test_codes_that_do_not_exist_are_mended(data_dir: Path) -> None:
    text = texts(show(regio="CR33", van="<b>9999</b>", uit="ZZ", naar="0431"))
    assert "Het beroep in dit webadres bestaat niet" in text
    assert "De sector in dit webadres bestaat niet" in text
    assert "<b>" not in text


@pytest.mark.parametrize(
    "typed", ["x" * 10_000, "<script>alert(1)</script>", "'; DROP TABLE mart.occupation; --", "**"]
)
def test_any_search_text_is_answered(data_dir: Path, typed: str) -> None:
    app = show(regio="CR33", zoek=typed)
    text = texts(app)
    assert "<script>" not in text
    assert "x" * 100 not in text
    assert "Geen beroep gevonden" in text or "Kies een beroep" in text


def test_a_synonym_of_esco_finds_its_occupation(with_esco: Path) -> None:
    app = show(regio="CR33", zoek="patissier")
    assert "bakker (beroep bij Reisbegeleiders): ook pâtissier" in labels(app)
    app.button(key=f"gevonden_{BAKER}").click()
    app = run(app)
    rows = table(app, "Overstappen van bakker")
    assert list(rows) == [COOK]
    assert "banen van de hele beroepsgroep" in texts(app)


def test_an_esco_occupation_without_skills_leads_to_its_group(with_esco: Path) -> None:
    app = show(regio="CR33", van=IDLE)
    assert "geen vaardigheden bekend" in texts(app)
    assert app.button(key="verwant_1111") is not None


def test_a_region_without_figures_still_has_routes(data_dir: Path) -> None:
    app = show(regio="AM01", van="0333")
    text = texts(app)
    assert "Van Groningen staan geen cijfers" in text
    assert "is niet te schatten" in text
    rows = table(app, "Overstappen van Kassamedewerkers, Groningen")
    assert {cells["jobs"]["text"] for cells in rows.values()} == {"onbekend"}


def test_without_occupations_the_page_says_what_brings_them(data_dir: Path) -> None:
    with changed(data_dir, "without-occupations.duckdb") as con:
        for name in ("occupation", "staffing", "crossover", "sector_crossover"):
            con.execute(f"DELETE FROM mart.{name}")
    text = texts(show(regio="CR33", van="0333"))
    assert "zitten niet in de cijfers die nu klaarstaan" in text
