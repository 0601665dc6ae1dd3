"""Routes in words: beside other routes, with what is missing, what it pays, and why or why not."""

from __future__ import annotations

import pytest

from dashboard.pages.overstap.data import CAVEAT, SectorPair, SectorRoute, Staffed, TrainingFund
from dashboard.pages.overstap.nothing_found import left_over, related_occupations, stopped_by
from dashboard.pages.overstap.pair.tables import side_by_side_table, skills_table
from dashboard.pages.overstap.pair.text import missing_skills, mostly_missing_skills, skill_lists
from dashboard.pages.overstap.sectors.matrix import matrix_table
from dashboard.pages.overstap.sectors.pairs import pairs_table
from dashboard.pages.overstap.sectors.text import between_sectors, fund_lines
from dashboard.pages.overstap.tables import routes_table
from dashboard.pages.overstap.text import (
    LESS,
    MORE,
    USUAL,
    brings,
    jobs_text,
    jobs_there,
    reasons,
    route_text,
    sector_and_verdict,
    wage_step_text,
)
from dashboard.pages.overstap.work_here.data import jobs_here
from tests.made.growth_rows import HIDDEN, growth
from tests.made.route_rows import CARER, CASHIER, GAPS, MARKS, gap, occupation, route, tension, way, work
from tests.made.work_rows import outlook

EURO = "€\u00a0"


def test_what_is_brought_is_said_beside_other_routes_and_never_as_a_percentage() -> None:
    assert brings(route(coverage=0.15), MARKS) == MORE
    assert brings(route(coverage=0.12), MARKS) == USUAL
    assert brings(route(coverage=0.09), MARKS) == LESS
    assert "20%" not in route_text(way(), MARKS, work())


def test_a_route_in_sentences() -> None:
    """54 500 and 10 000 jobs, a tenth of each: 6 450, of which most in care, which grows."""
    assert route_text(way(), MARKS, work()) == (
        "**Verzorgenden.** Iemand brengt **meer mee dan bij de meeste overstappen**. Te leren valt vooral: zorgen en "
        f"kennis van gezondheid. Het middelste uurloon is {EURO}1,00 (5%) hoger: {EURO}21,00. Het opleidingsniveau "
        "ligt een stap hoger (mbo 4). In West-Noord-Brabant zijn er naar schatting 6.400 (marge: 6.400 tot 6.500) "
        "banen, vooral in Zorg en welzijn (▲\u00a0groeit) en Financiële diensten (▼\u00a0krimpt). **Ervoor:** veel is "
        "al bekend, een hoger uurloon en meer dan de helft van de banen in sectoren die groeien. "
        "**Ertegen:** een hogere opleiding."
    )


def test_what_hardly_any_of_the_work_asks_is_not_in_the_short_list() -> None:
    """Gokspelen weigh most of all, but a tenth of the work asks them."""
    assert [item.skill_name for item in missing_skills(GAPS)] == ["gokspelen", "zorgen", "gezondheid"]
    assert [item.skill_name for item in mostly_missing_skills(GAPS)] == ["zorgen", "gezondheid"]
    only = [gap("S9.9", "gokspelen", 0.1, 0.0)]
    assert mostly_missing_skills(only) == only


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"wage_step_eur": None, "wage_step_pct": None, "wage_basis": "geen"}, "niet van beide beroepen bekend"),
        (
            {"wage_step_eur": None, "wage_step_pct": None, "wage_basis": "zelfde"},
            "voor beide beroepen samen één uurloon",
        ),
        ({"wage_basis": "segment"}, "deels het loon van een bredere groep beroepen"),
        ({"wage_step_eur": 0.1, "wage_step_pct": 0.5}, f"ongeveer gelijk ({EURO}21,00)"),
        ({"wage_step_eur": -3.0, "wage_step_pct": -12.5}, f"{EURO}3,00 (12%) lager"),
        ({"wage_step_eur": 10.0, "wage_step_pct": 90.0}, "komt vaak ook door leeftijd, ervaring en uren"),
    ],
)
def test_the_step_in_wage_says_what_it_rests_on(changes: dict[str, object], said: str) -> None:
    assert said in wage_step_text(route(**changes), CARER)


def test_wage_and_jobs_of_a_single_occupation_are_said_to_be_of_its_group() -> None:
    member = occupation("http://x", "zorghulp", code_type="esco", brc_code="1051", hourly_wage=21.0)
    assert "uurloon van de hele beroepsgroep is" in wage_step_text(route(), member)
    assert "banen van de hele beroepsgroep" in jobs_there(work().here(member), work())
    assert "beroepsgroep" not in wage_step_text(route(), CARER)


def test_tension_is_for_or_against_where_it_was_read_and_else_not_mentioned() -> None:
    tight = work(tension={"1051": tension()})
    assert "De arbeidsmarkt is er krap." in route_text(way(tight), MARKS, tight)
    assert "een arbeidsmarkt die krap is" in reasons(way(tight), MARKS)
    loose = work(tension={"1051": tension("zeer ruim")})
    assert "**Ertegen:** een hogere opleiding en een arbeidsmarkt die zeer ruim is." in reasons(way(loose), MARKS)
    masked = work(tension={"1051": tension(None)})
    assert "niet bekend" in route_text(way(masked), MARKS, masked)
    assert "arbeidsmarkt" not in route_text(way(), MARKS, work())


def test_jobs_of_a_hidden_sector_widen_the_estimate_and_without_bounds_there_is_none() -> None:
    """Between 0 and 640 jobs, a tenth: 0 to 64 more, the middle 32."""
    shares = (Staffed("Q", "1051", 0.1), Staffed("K", "1051", 0.1))
    found = jobs_here(shares, {"Q": growth(), "K": growth(**{**HIDDEN, "sbi_code": "K"})})
    assert found is not None
    assert (found.jobs.value, found.jobs.low, found.jobs.high) == pytest.approx((5_482.0, 5_445.0, 5_519.0))
    open_end = growth(**{**HIDDEN, "sbi_code": "K", "jobs_to_high": None})
    found = jobs_here(shares, {"Q": growth(), "K": open_end})
    assert found is not None
    assert (found.jobs.value, found.jobs.high) == (None, None)
    assert jobs_text(found.jobs) == "minstens 5.400"
    assert jobs_here(shares, {}) is None


def test_the_margin_is_as_wide_as_the_miss_in_the_country() -> None:
    """5 450 here; in the country the estimate is 1.25 times what CBS counts, so it may be 5 445 / 1.25 = 4 356."""
    shares = (Staffed("Q", "1051", 0.1),)
    too_high, too_low = (jobs_here(shares, {"Q": growth()}, miss) for miss in (1.25, 0.8))
    assert too_high is not None
    assert too_low is not None
    assert (too_high.jobs.low, too_high.jobs.high) == pytest.approx((4_356.0, 5_455.0))
    assert (too_low.jobs.low, too_low.jobs.high) == pytest.approx((5_445.0, 5_455.0 / 0.8))


def test_growth_is_what_more_than_half_of_the_jobs_do() -> None:
    sectors = {"Q": growth(), "K": growth(sbi_code="K", verdict="krimpt")}
    of = {
        shares: jobs_here((Staffed("Q", "x", shares[0]), Staffed("K", "x", shares[1])), sectors)
        for shares in ((0.2, 0.1), (0.1, 0.2), (0.1, 0.1))
    }
    assert [found.growth for found in of.values() if found is not None] == ["groeit", "krimpt", "wisselend"]


def test_a_sector_says_its_verdict_and_its_outlook_only_where_that_has_a_direction() -> None:
    said = sector_and_verdict("Q", work(outlook={"Q": [outlook()]}))
    assert said == "Zorg en welzijn (▲\u00a0groeit; vooruitblik 2027: waarschijnlijk groei)"
    unsure = work(outlook={"Q": [outlook(direction="onzeker"), outlook(direction=None)]}, growth={})
    assert sector_and_verdict("Q", unsure) == "Zorg en welzijn"


def test_filters_that_leave_nothing_are_named() -> None:
    text = stopped_by({"loon": 3}, {"loon": "gelijk"})
    assert text == (
        "Geen enkele overstap komt door deze filters. "
        "Het ligt aan \u201cUurloon: Niet lager\u201d (3 als u dat openzet)."
    )
    assert "niet genoeg" in stopped_by({}, {})
    assert "Bij 2 is het verschil in loon niet bekend; die vallen door dit filter weg." in left_over(4, 30, {"loon": 2})


def test_an_occupation_without_skills_gets_its_nearest_with_skills() -> None:
    lost = occupation("1059", "Overige zorg", has_profile=False)
    far, near = occupation("1031", "Assistenten"), occupation("1055", "Helpenden")
    others = {row.occupation_code: row for row in (lost, far, near, CASHIER)}
    assert related_occupations(lost, others) == [near, far]
    member = occupation("http://x", "zorghulp", code_type="esco", brc_code="1055", has_profile=False)
    assert related_occupations(member, others)[0] == near


def test_three_lists_of_skills_are_told_apart_without_colour() -> None:
    back = [gap("S4.4", "afrekenen", 0.9, 0.0)]
    learn, both, own = skill_lists(CASHIER, CARER, GAPS, back)
    assert learn == "**Te leren voor Verzorgenden**\n\n- **+** zorgen\n- **+** kennis van gezondheid"
    assert both == "**Vragen beide beroepen**\n\n- **✓** samenwerken"
    assert own == "**Vraagt alleen Kassamedewerkers**\n\n- **\u2212** afrekenen"
    table = skills_table(work().here(CASHIER), way(), back, work())
    assert [row["cells"]["who"]["text"][0] for row in table.rows] == ["+", "+", "+", "✓", "\u2212"]


def test_the_table_says_the_same_as_its_sheet() -> None:
    table = routes_table([way()], CASHIER, MARKS, work())
    [row] = table.rows
    assert row["cells"]["wage"] == {"text": f"+{EURO}1,00", "sort": 5.0, "sub": "+5%", "muted": False}
    assert row["cells"]["jobs"]["text"] == "6.400"
    line = dict(zip(table.sheet.header, table.sheet.rows[0], strict=True))
    assert (line["van"], line["naar"], line["stap in opleiding"]) == ("Kassamedewerkers", "Verzorgenden", 1)
    assert str(line["dekking (0 tot 1)"]) == "0.20"
    assert ("Let op", CAVEAT) in table.sheet.source
    assert "tension" not in [column["id"] for column in table.columns]


def test_side_by_side_has_both_and_the_difference() -> None:
    place = work()
    table = side_by_side_table(place.here(CASHIER), way(place), place)
    rows = {row["id"]: row["cells"] for row in table.rows}
    assert rows["wage"]["step"]["text"] == f"+{EURO}1,00 (+5%)"
    assert rows["education"]["first"]["text"] == "mbo 2-3"
    assert rows["education"]["step"]["text"] == "een stap hoger"
    assert rows["tension"]["first"]["text"] == "nog niet ingelezen"


ROUTES = (
    SectorRoute("K", "K", 0.2), SectorRoute("K", "Q", 0.05), SectorRoute("K", "C", 0.07),
    SectorRoute("Q", "K", 0.04), SectorRoute("Q", "Q", 0.3), SectorRoute("Q", "C", 0.03),
    SectorRoute("C", "K", 0.06), SectorRoute("C", "Q", 0.02), SectorRoute("C", "C", 0.25),
)  # fmt: skip
FUNDS = (
    TrainingFund("OOM", "C", "metaalbewerking", "oom.nl", True, "bron"),
    TrainingFund("SSWM", "C", "meubelindustrie", None, False, "bron"),
)


def test_two_sectors_in_words_with_the_funds_on_both_sides() -> None:
    pairs = [SectorPair(1, "0333", "0333", 0.02, 1.0), SectorPair(2, "0333", "1051", 0.01, 0.2)]
    text = between_sectors(ROUTES[1], ROUTES, pairs, work())
    assert "brengen gemiddeld **5,0%** mee" in text
    assert "op plaats **2 van 2**" in text
    assert "Kassamedewerkers naar Verzorgenden" in text
    assert fund_lines(("K", "C"), FUNDS, work()) == [
        "**Financiële diensten**: geen fonds bekend",
        "**Industrie**: OOM (metaalbewerking; [oom.nl](https://oom.nl)) en SSWM (meubelindustrie; niet bevestigd)",
    ]


def test_the_matrix_has_numbers_and_marks_the_nearest() -> None:
    marked = [SectorRoute(one, other, 0.01 * place) for one in "CKQ" for place, other in enumerate("CKQ", start=1)]
    table = matrix_table(marked, work())
    cells = {row["id"]: row["cells"] for row in table.rows}
    assert cells["C"]["C"]["muted"]
    assert "href" not in cells["C"]["C"]
    assert cells["C"]["Q"]["href"] == "?uit=C&naar_sector=Q"
    # Two others only: no three nearest to mark.
    assert cells["C"]["Q"]["text"] == "3,0"


def test_the_pairs_of_two_sectors_lead_to_both_occupations() -> None:
    pairs = [SectorPair(1, "0333", "0333", 0.02, 1.0), SectorPair(2, "0333", "1051", 0.01, 0.2)]
    table = pairs_table(pairs, ("K", "Q"), 0.05, work())
    same, other = (row["cells"] for row in table.rows)
    assert same["destination"]["text"] == "hetzelfde beroep"
    assert "href" not in same["destination"]
    assert other["destination"]["href"] == "?van=0333&naar=1051"
    assert other["part"]["text"] == "20,0%"
