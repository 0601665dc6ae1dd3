"""Reading the url: what is valid, what falls back with a note, and how a gemeente finds its regions."""

import pytest

from dashboard.picker import nearest_region, read_choice, region_options
from dashboard.records import GemeenteRegion, Region
from tests.unit.growth_rows import BUILD

REGIONS = [
    Region("NL01", "Nederland", "land", True, 1),
    Region("PV30", "Noord-Brabant", "provincie", True, 2),
    Region("CR33", "West-Noord-Brabant", "corop", True, 3),
    Region("CR36", "Zuidoost-Noord-Brabant", "corop", True, 4),
    Region("AM01", "Groningen", "arbeidsmarktregio", False, 5),
    Region("AM30", "Zuidoost-Brabant", "arbeidsmarktregio", True, 6),
    Region("GM0772", "Eindhoven", "gemeente", False, 7),
]
LIES_IN = [
    GemeenteRegion("GM0772", "Eindhoven", "corop", "CR36", "Zuidoost-Noord-Brabant"),
    GemeenteRegion("GM0772", "Eindhoven", "provincie", "PV30", "Noord-Brabant"),
    GemeenteRegion("GM0772", "Eindhoven", "arbeidsmarktregio", "AM30", "Zuidoost-Brabant"),
]


def test_without_a_url_it_is_the_country_over_five_years() -> None:
    choice = read_choice(None, None, REGIONS, BUILD)
    assert (choice.region.region_code, choice.year_from, choice.year_to, choice.notes) == ("NL01", 2019, 2024, ())


def test_a_good_url_is_followed_whatever_its_case() -> None:
    choice = read_choice(" cr33 ", "2012-2020", REGIONS, BUILD)
    assert (choice.region.region_code, choice.year_from, choice.year_to, choice.notes) == ("CR33", 2012, 2020, ())


@pytest.mark.parametrize("regio", ["XX99", "<script>alert(1)</script>", "CR33' OR 1=1", "a" * 10_000, "", "\u0000"])
def test_a_region_that_makes_no_sense_falls_back_with_a_note(regio: str) -> None:
    choice = read_choice(regio, None, REGIONS, BUILD)
    assert choice.region.region_code == "NL01"
    assert regio == "" or "bestaat niet" in choice.notes[0]
    assert len("".join(choice.notes)) < 200


@pytest.mark.parametrize(
    "periode",
    ["2024-2019", "2019-2019", "1990-2024", "2019-2030", "2019", "x", "2019-2024-2025", "9" * 5000, "²⁰19-2024"],
)
def test_a_period_that_makes_no_sense_falls_back_with_a_note(periode: str) -> None:
    choice = read_choice("CR33", periode, REGIONS, BUILD)
    assert (choice.year_from, choice.year_to) == (2019, 2024)
    assert "kan niet" in choice.notes[0]


def test_the_name_of_a_gemeente_finds_all_its_regions() -> None:
    labels = [label for label in region_options("corop", REGIONS, LIES_IN).values() if "Eindhoven" in label]
    assert labels == [
        "Eindhoven ligt in COROP-gebied Zuidoost-Noord-Brabant",
        "Eindhoven ligt in provincie Noord-Brabant",
        "Eindhoven ligt in arbeidsmarktregio Zuidoost-Brabant",
    ]


def test_regions_with_figures_come_first_and_others_are_marked() -> None:
    labels = list(region_options("arbeidsmarktregio", REGIONS, []).values())
    assert labels == ["Zuidoost-Brabant", "Groningen (nog geen cijfers)"]


def test_another_type_keeps_the_place() -> None:
    by_code = {region.region_code: region for region in REGIONS}
    assert nearest_region(by_code["CR36"], "provincie", REGIONS, LIES_IN) == "PV30"
    assert nearest_region(by_code["CR36"], "gemeente", REGIONS, LIES_IN) == "GM0772"
    assert nearest_region(by_code["GM0772"], "arbeidsmarktregio", REGIONS, LIES_IN) == "AM30"
    assert nearest_region(by_code["CR36"], "land", REGIONS, LIES_IN) == "NL01"
    assert nearest_region(by_code["NL01"], "arbeidsmarktregio", REGIONS, LIES_IN) == "AM30"
