"""Charts of one sector and of two regions: what is drawn, what is left out, hidden years as room and never as zero."""

from __future__ import annotations

import pytest

from dashboard.growth.records import SectorGrowth, SeriesBreak, SeriesEvent, YearJobs
from dashboard.kit.interval import Interval
from dashboard.pages.regio.comparison.charts import comparison_chart
from dashboard.pages.regio.comparison.data import pairs
from dashboard.pages.sectoren import charts, series_chart
from tests.dashboard.pages.regio.test_charts import checked
from tests.made.growth_rows import BROKEN, HIDDEN, SECTORS, growth, shrinking

NAMES = {f"CR{n:02}": f"Regio {n}" for n in range(1, 100)}
YEARS = [
    YearJobs("Q", 2019, Interval(4700.0, 4650.0, 4750.0), "published", False),
    YearJobs("Q", 2020, Interval(None, 0.0, 650.0), "suppressed", False),
    YearJobs("Q", 2021, Interval(4900.0, 4850.0, 4950.0), "published", True),
]


def many(count: int) -> list[SectorGrowth]:
    """Regions that each grow a little harder than the one before."""
    return [growth(region_code=f"CR{n:02}", cagr_pct=n / 10) for n in range(1, count + 1)]


def test_hidden_years_are_a_bar_from_least_to_most_and_a_gap_in_the_line() -> None:
    figure = checked(series_chart.series_chart(YEARS, [], [], (2019, 2021)))
    line, known, provisional, room = figure.data
    assert list(line.y) == [4700.0, None, 4900.0]
    assert line.connectgaps is False
    assert (list(known.x), list(provisional.x)) == ([2019], [2021])
    assert (known.marker.symbol, provisional.marker.symbol) == ("circle", "circle-open")
    assert (list(room.x), list(room.base), list(room.y)) == ([2020], [0.0], [650.0])
    assert "hoogstens 650" in room.text[0]


def test_a_series_without_any_known_year_has_no_line() -> None:
    hidden = [YearJobs("D", year, Interval(None, 0.0, None), "suppressed", False) for year in (2019, 2020)]
    assert checked(series_chart.series_chart(hidden, [], [], (2019, 2020))).data == ()
    assert "geen jaar bekend" in series_chart.series_chart_alt(hidden, "Energie")


def test_breaks_and_unusual_years_are_lines_with_their_words() -> None:
    breaks = [SeriesBreak("Q", None, 2020, "geteld"), SeriesBreak("Q", "CR01", 2020, "nog eens")]
    figure = checked(
        series_chart.series_chart(YEARS, breaks, [SeriesEvent("Q", None, 2021, "corona: min 10")], (2019, 2021))
    )
    assert [note.text for note in figure.layout.annotations] == ["reeksbreuk 2020", "corona 2021"]
    lines = [shape.x0 for shape in figure.layout.shapes if shape.type == "line"]
    assert lines == [2019.5, 2021]


def test_ranking_is_from_small_to_large_with_the_own_region_in_bold() -> None:
    figure = checked(charts.ranking_chart(many(5), NAMES, "CR03", 0.25, 0.5))
    order = list(figure.layout.yaxis.categoryarray)
    assert order == ["Regio 1", "Regio 2", "<b>Regio 3</b>", "Regio 4", "Regio 5"]
    assert 0.25 in {shape.x0 for shape in figure.layout.shapes}
    assert "heel Nederland" in {note.text for note in figure.layout.annotations}


def test_of_very_many_regions_both_ends_and_the_own_one_are_drawn_and_the_note_says_so() -> None:
    rows = many(90)
    shown = [row.region_code for row in charts.ranked(rows, "CR50")]
    assert len(shown) == 2 * charts.ENDS + 1
    assert {"CR01", "CR50", "CR90"} <= set(shown)
    assert "15 snelste en de 15 langzaamste" in charts.ranking_note(rows, NAMES)


@pytest.mark.parametrize("changes", [HIDDEN, BROKEN])
def test_what_does_not_compare_is_named_and_not_drawn(changes: dict[str, object]) -> None:
    rows = [*many(2), growth(**{**changes, "region_code": "CR07"})]
    assert len(charts.ranked(rows, "")) == 2
    assert "Niet getekend (afgeschermd, geschat of reeksbreuk): Regio 7." in charts.ranking_note(rows, NAMES)


def test_parts_are_bars_in_jobs_with_their_number() -> None:
    figure = checked(charts.parts_chart([("Verandering", -500.0), ("Nederland", 700.0), ("Hier", -1200.0)]))
    assert list(figure.data[0].x) == [-1200.0, 700.0, -500.0]
    assert list(figure.data[0].text) == ["\u22121.200", "+700", "\u2212500"]


def test_concentration_shows_the_largest_and_the_own_region() -> None:
    rows = [growth(region_code=f"CR{n:02}", location_quotient=n / 10) for n in range(1, 31)]
    labels = list(checked(charts.concentration_chart(rows, NAMES, "CR02")).layout.yaxis.categoryarray)
    assert labels[-1] == "Regio 30"
    assert labels[0] == "<b>Regio 2</b>"
    assert len(labels) == charts.CONCENTRATED + 1


def test_comparison_draws_only_what_compares_and_ends_with_the_largest_lead() -> None:
    here = {"Q": growth(), "C": shrinking(), "K": growth(**BROKEN), "A-U": growth(sbi_code="A-U")}
    there = {"Q": growth(cagr_pct=1.0), "C": shrinking(cagr_pct=1.0), "K": growth(), "A-U": growth(sbi_code="A-U")}
    figure = checked(comparison_chart(pairs(here, there, SECTORS, with_country=False), "Hier", "Daar"))
    assert list(figure.layout.yaxis.categoryarray) == ["Industrie (C)", "<b>Alle sectoren</b>", "Zorg en welzijn (Q)"]
    assert [trace.name for trace in figure.data[1:]] == ["Hier", "Daar"]
    assert len({trace.marker.symbol for trace in figure.data[1:]}) == 2
