"""What stands out: only verdicts that hold, at most five, the country beside it, and what to mind."""

from dashboard.highlights import highlights, mind
from dashboard.records import Sector, SeriesBreak, SeriesEvent
from tests.unit.growth_rows import BROKEN, BUILD, HIDDEN, SECTORS, growth, shrinking


def test_only_certain_sections_are_named() -> None:
    rows = {
        "Q": growth(),
        "C": growth(sbi_code="C", verdict="onzeker"),
        "K": growth(**{**BROKEN, "verdict": "groeit"}),
        "O-Q": growth(sbi_code="O-Q"),
        "A-U": growth(sbi_code="A-U"),
    }
    found = highlights(rows, {}, SECTORS)
    assert len(found.chances) == 1
    assert found.chances[0].startswith("**Zorg en welzijn** groeit: 6.000 banen erbij (+2,4% per jaar).")
    assert found.threats == ()


def test_at_most_five_and_the_largest_first() -> None:
    codes = "ABCDEFGH"
    sectors = {code: Sector(code, code, code, "section", "A-U", i) for i, code in enumerate(codes)}
    rows = {code: growth(sbi_code=code, change_jobs=1000.0 * i) for i, code in enumerate(codes[:6], start=1)}
    rows |= {code: shrinking(sbi_code=code, change_jobs=-1000.0 * i) for i, code in enumerate(codes[6:], start=1)}
    found = highlights(rows, {}, sectors)
    assert len(found.chances) + len(found.threats) == 5
    assert [text[2] for text in found.chances] == ["F", "E", "D"]
    assert [text[2] for text in found.threats] == ["H", "G"]


def test_where_the_country_goes_the_other_way_it_is_said() -> None:
    country = {"C": growth(region_code="NL01", sbi_code="C", verdict="groeit", cagr_pct=1.0)}
    found = highlights({"C": shrinking(location_quotient=1.8)}, country, SECTORS)
    assert "Landelijk groeit de sector juist: +1,0% per jaar." in found.threats[0]
    assert "1,8× zo groot als landelijk" in found.threats[0]


def test_breaks_events_and_provisional_years_are_said() -> None:
    rows = {"K": growth(**{**BROKEN, "year_from": 2020}), "Q": growth(year_from=2020)}
    breaks = [SeriesBreak("K", None, 2024, "daalt met -18 %")]
    events = [SeriesEvent("Q", None, 2020, "corona: in 2020 daalden de banen")]
    notes = mind(rows, SECTORS, breaks, events, BUILD)
    assert notes[0].startswith("**Financiële diensten**: reeksbreuk in 2024 (daalt met \u221218%).")
    assert "2020 was een bijzonder jaar** (corona)" in notes[1]
    assert "herstel" in notes[1]
    assert "2024 zijn voorlopig" in notes[2]


def test_a_break_of_the_whole_region_is_one_note() -> None:
    broken = {"spans_break": True, "break_years": "2014", "year_from": 2012, "year_to": 2020}
    rows = {code: growth(**{**broken, "sbi_code": code}) for code in ("A-U", "C", "Q")}
    notes = mind(rows, SECTORS, [SeriesBreak(None, "CR33", 2014, "grenswijziging")], [], BUILD)
    assert len(notes) == 1
    assert "Alle sectoren" in notes[0]


def test_a_hidden_sector_with_a_certain_direction_is_named_without_a_number() -> None:
    bounds = {"cagr_low_pct": 2.1, "cagr_high_pct": 6.2, "change_low": 2000.0, "change_high": 7000.0}
    hidden = growth(**{**HIDDEN, **bounds, "verdict": "groeit"})
    found = highlights({"Q": hidden}, {}, SECTORS)
    assert found.chances == ("**Zorg en welzijn** groeit: precies aantal afgeschermd (+2,1% tot +6,2% per jaar).",)
