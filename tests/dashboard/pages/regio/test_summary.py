"""A region in a few sentences: the answer, key figures, shift-share."""

from typing import Any

import pytest

from dashboard.growth.ranking import ranking
from dashboard.growth.records import Sector, Unallocated
from dashboard.pages.regio import text as summary
from tests.made.growth_rows import BROKEN, BUILD, HIDDEN, SECTORS, growth, shrinking

STRETCH = {"sbi_code": "A-U", "year_from": 2019, "year_to": 2022, "verdict": "stabiel", "change_jobs": 300.0}


def test_opening_gives_the_answer_and_the_country() -> None:
    text = summary.opening(growth(sbi_code="A-U", country_cagr_pct=1.2))
    assert text.startswith("Tussen december 2019 en december 2024 kwamen er **6.000 banen bij** (+2,4% per jaar).")
    assert text.endswith("Heel Nederland: +1,2% per jaar.")


def test_the_country_is_not_compared_with_itself() -> None:
    assert "Heel Nederland" not in summary.opening(growth(region_code="NL01", sbi_code="A-U"))


def test_opening_of_loss_standstill_and_unknown() -> None:
    assert "verdwenen er **1.400 banen**" in summary.opening(shrinking())
    assert "bleef ongeveer gelijk" in summary.opening(growth(change_jobs=20.0))
    assert "onbekend" in summary.opening(growth(**HIDDEN))


def test_a_change_whose_margin_holds_nought_is_about_equal() -> None:
    text = summary.opening(growth(change_jobs=100.0, change_low=-50.0, change_high=250.0))
    assert "bleef ongeveer gelijk" in text
    assert "100 banen" not in text


def test_opening_leads_with_a_break_and_the_longest_stretch() -> None:
    broken = growth(sbi_code="A-U", spans_break=True, break_years="2023", verdict="onzeker")
    text = summary.opening(broken, growth(**STRETCH))
    assert text.startswith("De reeks heeft een breuk in 2023. Over 2019\u20132022: stabiel.")
    assert "6.000" not in text
    assert "breuk in 2017 en 2019" in summary.opening(growth(spans_break=True, break_years="2017, 2019"))


def test_an_estimate_is_called_one() -> None:
    guess = growth(sbi_code="A-U", status_from="estimated", change_low=-9000.0, change_high=2000.0, verdict="onzeker")
    assert "deels geschat" in summary.opening(guess)
    assert "ongeveer gelijk" not in summary.opening(guess)
    change = summary.key_figures({"A-U": guess}, {}, SECTORS, BUILD)[1]
    assert change[1:] == ("niet te zeggen", "geschat (herindeling)")


def test_key_figures_are_four_and_count_sections_only() -> None:
    rows = {"A-U": growth(sbi_code="A-U"), "Q": growth(), "C": shrinking(), "O-Q": growth(sbi_code="O-Q")}
    country = {"A-U": growth(sbi_code="A-U", jobs_to=545000.0, jobs_from=485000.0)}
    figures = summary.key_figures(rows, country, SECTORS, BUILD)
    assert [value for _, value, _ in figures] == ["54.500", "+6.000", "10,0%", "1 van de 2"]
    assert figures[0][2] == "voorlopig cijfer"


def test_key_figures_say_a_break_and_claim_nothing_of_other_years() -> None:
    total = growth(sbi_code="A-U", year_to=2022, spans_break=True, break_years="2020")
    figures = summary.key_figures({"A-U": total}, {}, SECTORS, BUILD)
    assert figures[0][2] == ""
    assert figures[1][1:] == ("reeksbreuk", "+6.000 banen, maar niet te vergelijken")


def test_shift_share_is_over_all_sections_where_all_compare() -> None:
    text = summary.why({"A-U": growth(sbi_code="A-U"), "Q": growth()}, SECTORS)
    assert "- Zo hard gegroeid als heel Nederland: **+3.000** banen\n" in text
    assert "- Door de soort sectoren in deze regio: **+1.800**\n" in text
    assert "harder groeien dan elders: **+1.200**\n- Samen: **+6.000** banen" in text
    assert "vergelijken (" not in text
    assert "Niet toe te delen" not in text


def _with(extra: dict[str, Any], jobs_from: float) -> str:
    """A region of care and one other section, which holds the rest of the jobs."""
    total = growth(sbi_code="A-U", jobs_from=48500.0 + jobs_from, jobs_to=60000.0, change_jobs=5700.0)
    return summary.why({"A-U": total, "Q": growth(), "K": growth(**{**extra, "sbi_code": "K"})}, SECTORS)


def test_shift_share_leaves_out_a_break_and_says_so() -> None:
    # The effects of the broken section are far from nought: they must not be in the sentence.
    text = _with({**BROKEN, "jobs_from": 1500.0, "change_jobs": -300.0, "national_effect": 90.0}, 1500.0)
    assert "Voor de sectoren die we kunnen vergelijken (97% van de banen in 2019):\n" in text
    assert "**+3.000** banen" in text
    assert "- Niet toe te delen (Financiële diensten: reeksbreuk): **\u2212300**\n- Samen: **+5.700** banen" in text


def test_shift_share_names_hidden_sections_together() -> None:
    assert "(afgeschermde sectoren)" in _with({**HIDDEN, "national_effect": None}, 1500.0)


def test_shift_share_does_not_give_one_hidden_section_away() -> None:
    total = growth(sbi_code="A-U", jobs_from=50000.0, jobs_to=60000.0, change_jobs=5700.0)
    unknown = growth(sbi_code="X", status_from="suppressed", status_to="suppressed")
    rows = {"A-U": total, "Q": growth(), "K": growth(**{**HIDDEN, "sbi_code": "K"}), "X": unknown}
    text = summary.why(rows, SECTORS)
    assert "De rest is niet toe te delen (afgeschermde sectoren)." in text
    assert "300" not in text


def test_shift_share_of_too_few_sectors_is_one_line() -> None:
    text = _with(HIDDEN, 20000.0)
    assert "te veel sectoren zijn afgeschermd of hebben een reeksbreuk" in text
    assert "3.000" not in text


def test_no_shift_share_without_a_change() -> None:
    assert summary.why({"A-U": growth(**HIDDEN, sbi_code="A-U"), "Q": growth()}, SECTORS) == ""


def test_unknown_change_says_which_year_is_hidden() -> None:
    hidden = growth(sbi_code="A-U", change_jobs=None, cagr_pct=None, status_from="suppressed")
    assert "over 2019 is een deel van de cijfers afgeschermd" in summary.opening(hidden)


def test_a_country_that_cannot_be_summed_says_why_and_the_way_out() -> None:
    text = summary.cannot_be_summed(growth(**HIDDEN, region_code="NL01", year_from=2014))
    for part in ("2012 tot en met 2018", "bij geen enkele regio", "make refresh", "Kies andere jaren"):
        assert part in text


@pytest.mark.parametrize(("status", "said"), [(None, True), ("suppressed", False)])
def test_much_hidden_work_is_said_unless_it_is_one_sector(status: str | None, said: bool) -> None:
    sectors = SECTORS | {"D": Sector("D", "Energie", "Energie", "section", "B-E", 9)}
    rows = {
        "A-U": growth(sbi_code="A-U", jobs_to=100000.0),
        "Q": growth(jobs_to=55000.0),
        "C": growth(**HIDDEN, sbi_code="C"),
        "X": growth(sbi_code="X", jobs_to=45000.0, status_from=None, status_to=status),
    }
    text = summary.mostly_hidden(rows, sectors)
    assert ("Van 45% van de banen is de sector afgeschermd" in text) is said


def test_unallocated_jobs_are_said_where_known() -> None:
    row = Unallocated(2024, 27600.0)
    assert summary.unallocated(row) == "Van de banen in 2024 kan CBS er 27.600 niet bij een regio indelen."
    assert summary.unallocated(None) == ""


def test_ranking_leaves_out_what_cannot_be_compared() -> None:
    names = {"CR01": "Een", "CR02": "Twee", "CR03": "Drie", "CR04": "Vier", "CR05": "Vijf"}
    rows = [growth(region_code=f"CR0{i}", cagr_pct=float(i)) for i in (1, 2, 3)]
    rows.append(growth(region_code="CR04", spans_break=True, break_years="2023"))
    rows.append(growth(region_code="CR05", status_from="estimated"))
    text = ranking(rows, names, "CR02", "COROP-gebieden")
    assert "**Twee** staat op plaats **2** van 3 COROP-gebieden" in text
    assert "reeksbreuk: Vier en Vijf." in text
    assert "**Vier** telt niet mee: reeksbreuk 2023." in ranking(rows, names, "CR04", "COROP-gebieden")
    assert "**Vijf** telt niet mee: geschat (herindeling)." in ranking(rows, names, "CR05", "COROP-gebieden")


def test_a_gemeente_gets_a_third_and_no_place() -> None:
    names = {f"GM{i:04}": f"Plaats {i}" for i in range(9)}
    rows = [growth(region_code=code, cagr_pct=float(i)) for i, code in enumerate(names)]
    for code, third in (("GM0008", "snelste"), ("GM0004", "middelste"), ("GM0000", "langzaamste")):
        text = ranking(rows, names, code, "gemeenten")
        assert f"bij het **{third}** derde deel van 9 gemeenten" in text
        assert "plaats **" not in text
