"""A region in a few sentences: the answer, key figures, shift-share, its place among others."""

from dashboard import summary
from dashboard.records import Unallocated
from tests.unit.growth_rows import BUILD, HIDDEN, SECTORS, growth, shrinking


def test_opening_gives_the_answer_and_the_country() -> None:
    text = summary.opening(growth(sbi_code="A-U"), growth(region_code="NL01", sbi_code="A-U", cagr_pct=1.2))
    assert text.startswith("Tussen december 2019 en december 2024 kwamen er **6.000 banen bij** (+2,4% per jaar).")
    assert text.endswith("Heel Nederland: +1,2% per jaar.")


def test_opening_of_loss_standstill_and_unknown() -> None:
    assert "verdwenen er **1.400 banen**" in summary.opening(shrinking(), None)
    assert "bleef het aantal banen gelijk" in summary.opening(growth(change_jobs=20.0), None)
    assert "onbekend" in summary.opening(growth(**HIDDEN), None)


def test_opening_warns_of_a_break() -> None:
    assert "breuk in 2017 en 2019" in summary.opening(growth(spans_break=True, break_years="2017, 2019"), None)


def test_key_figures_are_four_and_count_sections_only() -> None:
    rows = {"A-U": growth(sbi_code="A-U"), "Q": growth(), "C": shrinking(), "O-Q": growth(sbi_code="O-Q")}
    country = {"A-U": growth(sbi_code="A-U", jobs_to=545000.0, jobs_from=485000.0)}
    figures = summary.key_figures(rows, country, SECTORS, BUILD)
    assert [value for _, value, _ in figures] == ["54.500", "+6.000", "10,0%", "1 ▲  1 ▼"]
    assert figures[0][2] == "voorlopig cijfer"


def test_shift_share_in_one_sentence_adds_up() -> None:
    text = summary.why(growth(sbi_code="A-U", change_jobs=6300.0))
    assert "+3.000 banen" in text
    assert "1.800 meer" in text
    assert "Niet toe te delen: +300" in text
    assert summary.why(growth(national_effect=None)) == ""


def test_ranking_leaves_out_what_cannot_be_compared() -> None:
    names = {"CR01": "Een", "CR02": "Twee", "CR03": "Drie", "CR04": "Vier"}
    rows = [growth(region_code=f"CR0{i}", cagr_pct=float(i)) for i in (1, 2, 3)]
    rows.append(growth(region_code="CR04", spans_break=True))
    text = summary.ranking(rows, names, "CR02", "COROP-gebieden")
    assert "**Twee** staat op plaats **2** van 3 COROP-gebieden" in text
    assert "reeksbreuk: 1." in text
    assert "Vier" not in text


def test_unknown_change_says_which_year_is_hidden() -> None:
    hidden = growth(sbi_code="A-U", change_jobs=None, cagr_pct=None, status_from="suppressed")
    assert "over 2019 is een deel van de cijfers afgeschermd" in summary.opening(hidden, None)


def test_unallocated_jobs_are_said_where_known() -> None:
    row = Unallocated(2024, 27600.0)
    assert summary.unallocated(row) == "Van de banen in 2024 kan CBS er 27.600 niet bij een regio indelen."
    assert summary.unallocated(None) == ""
