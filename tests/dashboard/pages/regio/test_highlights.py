"""What stands out: only verdicts that hold, at most five, the country beside it, and what to mind."""

from dataclasses import replace

from dashboard.growth.notes import mind
from dashboard.growth.records import Sector, SeriesBreak, SeriesEvent
from dashboard.pages.regio.highlights import highlights, how_many, nothing_certain
from tests.made.growth_rows import BROKEN, BUILD, HIDDEN, SECTORS, growth, shrinking


def test_only_certain_sections_are_named() -> None:
    rows = {
        "Q": growth(),
        "C": growth(sbi_code="C", verdict="onzeker"),
        "K": growth(**{**BROKEN, "verdict": "groeit"}),
        "O-Q": growth(sbi_code="O-Q"),
        "A-U": growth(sbi_code="A-U"),
    }
    found = highlights(rows, SECTORS, [], 0.5)
    assert len(found.chances) == 1
    assert found.chances[0].startswith("**Zorg en welzijn** groeit: 6.000 banen erbij (+2,4% per jaar).")
    assert found.threats == ()


def test_at_most_five_and_the_largest_first() -> None:
    codes = "ABCDEFGH"
    sectors = {code: Sector(code, code, code, "section", "A-U", i) for i, code in enumerate(codes)}
    rows = {code: growth(sbi_code=code, change_jobs=1000.0 * i) for i, code in enumerate(codes[:6], start=1)}
    rows |= {code: shrinking(sbi_code=code, change_jobs=-1000.0 * i) for i, code in enumerate(codes[6:], start=1)}
    found = highlights(rows, sectors, [], 0.5)
    assert (found.growing, found.shrinking) == (6, 2)
    assert len(found.chances) + len(found.threats) == 5
    assert [text[2] for text in found.chances] == ["F", "E", "D"]
    assert [text[2] for text in found.threats] == ["H", "G"]


def test_where_the_country_goes_the_other_way_it_is_said() -> None:
    found = highlights({"C": shrinking(location_quotient=1.8, country_cagr_pct=1.0)}, SECTORS, [], 0.5)
    assert "Landelijk groeit de sector juist: +1,0% per jaar." in found.threats[0]
    assert "1,8× zo groot als landelijk" in found.threats[0]


def test_breaks_events_and_provisional_years_are_said() -> None:
    rows = {"K": growth(**{**BROKEN, "year_from": 2020}), "Q": growth(year_from=2020)}
    breaks = [SeriesBreak("K", None, 2024, "In 39 gebieden daalt de sector, met -18 %. De oorzaak is niet gevonden.")]
    events = [SeriesEvent("Q", None, 2020, "corona: in 2020 daalden de banen")]
    notes = mind(rows, SECTORS, breaks, events, BUILD)
    assert notes[0] == (
        "**Financiële diensten**: reeksbreuk in 2024. In 39 gebieden daalt de sector, met \u221218%. "
        "De oorzaak is niet gevonden."
    )
    assert "onzeker" in notes[1]
    assert "2020 was een bijzonder jaar** (corona)" in notes[2]
    assert "Groei vanaf dat jaar kan deels herstel zijn." in notes[2]
    assert "2024 zijn voorlopig" in notes[3]


def test_a_break_of_the_whole_region_is_one_note() -> None:
    broken = {"spans_break": True, "break_years": "2014", "year_from": 2012, "year_to": 2020}
    rows = {code: growth(**{**broken, "sbi_code": code}) for code in ("A-U", "C", "Q")}
    notes = mind(rows, SECTORS, [SeriesBreak(None, "CR33", 2014, "grenswijziging")], [], BUILD)
    assert notes[:-1] == ["**Alle sectoren**: reeksbreuk in 2014. grenswijziging."]


def test_every_break_year_has_its_own_note_and_says_where_it_works_through() -> None:
    broken = {"spans_break": True, "break_years": "2015, 2024", "year_from": 2014}
    rows = {"K": growth(**{**broken, "sbi_code": "K"}), "A-U": growth(**{**broken, "sbi_code": "A-U"})}
    breaks = [SeriesBreak("K", None, 2015, "Holdings tellen mee."), SeriesBreak("K", None, 2024, "Daling van 32 %.")]
    notes = mind(rows, SECTORS, breaks, [], BUILD)
    assert notes[0].startswith("**Financiële diensten**: reeksbreuk in 2015. Holdings tellen mee.")
    assert notes[1].startswith("**Financiële diensten**: reeksbreuk in 2024. Daling van 32%.")
    assert notes[1].endswith("Dat werkt door in: Alle sectoren.")


def test_estimates_are_noted_and_not_named() -> None:
    rows = {"Q": growth(status_from="estimated")}
    assert highlights(rows, SECTORS, [], 0.5).chances == ()
    assert any("verdeeld naar inwoners" in note for note in mind(rows, SECTORS, [], [], BUILD))


def test_a_reference_that_is_not_the_published_country_is_noted() -> None:
    notes = mind({"Q": growth(reference="matched")}, SECTORS, [], [], BUILD)
    assert any("alle COROP-gebieden met een cijfer in beide jaren" in note for note in notes)
    assert any("meegeleverde kopie" in note for note in notes)


def test_live_figures_are_not_said_to_come_from_the_bundled_copy() -> None:
    """Live, a sector is compared with the matched regions only where CBS withholds its figure for the country."""
    notes = mind({"Q": growth(reference="matched")}, SECTORS, [], [], replace(BUILD, mode="live"))
    assert any("geeft CBS geen cijfer voor heel Nederland" in note for note in notes)
    assert not any("meegeleverde kopie" in note for note in notes)


def test_an_unusual_year_is_in_the_sentence_of_the_sector_it_hit() -> None:
    events = [SeriesEvent("Q", None, 2020, "corona: in 2020 daalden de banen")]
    rows = {"Q": growth(year_from=2020), "C": shrinking(year_from=2020)}
    found = highlights(rows, SECTORS, events, 0.5)
    assert "(2020 was een coronajaar)" in found.chances[0]
    assert "corona" not in found.threats[0]


def test_how_many_there_were_to_choose_from() -> None:
    assert how_many(3, 11, "groeiende") == "De 3 grootste van 11 groeiende sectoren; alle staan in de tabel."
    assert how_many(0, 0, "krimpende") == ""


def test_nothing_to_name_because_of_a_break_is_said() -> None:
    broken = {"spans_break": True, "break_years": "2023"}
    rows = {code: growth(**{**broken, "sbi_code": code}) for code in ("A-U", "Q")}
    assert "reeksbreuk in 2023" in nothing_certain(rows, "groeit")
    assert "afrondingsmarge" in nothing_certain({"A-U": growth(), "Q": growth()}, "krimpt")
    assert "geschat" in nothing_certain({"A-U": growth(status_from="estimated"), "Q": growth()}, "krimpt")
    assert "niet op te tellen" in nothing_certain({"A-U": growth(**HIDDEN)}, "krimpt", "niet op te tellen")


def test_a_hidden_sector_with_a_certain_direction_is_named_without_a_number() -> None:
    bounds = {"cagr_low_pct": 2.1, "cagr_high_pct": 6.2, "change_low": 2000.0, "change_high": 7000.0}
    hidden = growth(**{**HIDDEN, **bounds, "verdict": "groeit"})
    found = highlights({"Q": hidden, "C": growth(sbi_code="C", change_jobs=100.0)}, SECTORS, [], 0.5)
    assert found.chances[0].startswith("**Industrie**")
    assert found.chances[1].startswith(
        "**Zorg en welzijn** groeit: precies aantal afgeschermd (+2,1% tot +6,2% per jaar)."
    )
