"""Reading the url: what is valid, what falls back with a note, and how a gemeente finds its regions."""

import pytest

from dashboard.growth.choice import nearest_region, read_choice
from dashboard.growth.pickers import region_options
from dashboard.growth.records import GemeenteRegion, Region
from tests.made.growth_rows import BUILD, SECTORS

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
    choice = read_choice({}, REGIONS, BUILD)
    assert (choice.region.region_code, choice.year_from, choice.year_to, choice.notes) == ("NL01", 2019, 2024, ())


def test_a_good_url_is_followed_whatever_its_case() -> None:
    choice = read_choice({"regio": " cr33 ", "periode": "2012-2020"}, REGIONS, BUILD)
    assert (choice.region.region_code, choice.year_from, choice.year_to, choice.notes) == ("CR33", 2012, 2020, ())


@pytest.mark.parametrize("regio", ["XX99", "<script>alert(1)</script>", "CR33' OR 1=1", "a" * 10_000, "", "\u0000"])
def test_a_region_that_makes_no_sense_falls_back_with_a_note(regio: str) -> None:
    choice = read_choice({"regio": regio}, REGIONS, BUILD)
    assert choice.region.region_code == "NL01"
    assert regio == "" or "bestaat niet" in choice.notes[0]
    assert len("".join(choice.notes)) < 200


@pytest.mark.parametrize(
    "periode",
    ["2024-2019", "2019-2019", "1990-2024", "2019-2030", "2019", "x", "2019-2024-2025", "9" * 5000, "²⁰19-2024"],
)
def test_a_period_that_makes_no_sense_falls_back_with_a_note(periode: str) -> None:
    choice = read_choice({"regio": "CR33", "periode": periode}, REGIONS, BUILD)
    assert (choice.year_from, choice.year_to) == (2019, 2024)
    assert "kan niet" in choice.notes[0]


def test_regions_with_figures_come_first_and_others_are_marked() -> None:
    labels = list(region_options("arbeidsmarktregio", REGIONS, []).values())
    assert labels == ["Zuidoost-Brabant", "Groningen (nog geen cijfers)"]


@pytest.mark.parametrize(
    ("shown", "found"), [("provincie", "PV30"), ("arbeidsmarktregio", "AM30"), ("corop", "CR36"), ("land", "CR36")]
)
def test_the_name_of_a_gemeente_finds_its_region_of_the_type_shown(shown: str, found: str) -> None:
    options = region_options(shown, REGIONS, LIES_IN)
    assert [option for option in options if option.startswith("GM0772>")] == [f"GM0772>{found}"]
    assert options[f"GM0772>{found}"].startswith("Eindhoven ligt in ")


def test_another_type_keeps_the_place() -> None:
    by_code = {region.region_code: region for region in REGIONS}
    assert nearest_region(by_code["CR36"], "provincie", REGIONS, LIES_IN) == "PV30"
    assert nearest_region(by_code["CR36"], "gemeente", REGIONS, LIES_IN) == "GM0772"
    assert nearest_region(by_code["GM0772"], "arbeidsmarktregio", REGIONS, LIES_IN) == "AM30"
    assert nearest_region(by_code["CR36"], "land", REGIONS, LIES_IN) == "NL01"
    assert nearest_region(by_code["NL01"], "arbeidsmarktregio", REGIONS, LIES_IN) == "AM30"


def test_a_sector_of_the_url_is_followed_and_nonsense_is_said() -> None:
    choice = read_choice({"sector": "o-q"}, REGIONS, BUILD, SECTORS)
    assert choice.sector is not None
    assert (choice.sector.sbi_code, choice.notes) == ("O-Q", ())
    for nonsense in ("ZZ", "X", "'; DROP TABLE mart.sector; --", "Q" * 10_000):
        fallen = read_choice({"sector": nonsense}, REGIONS, BUILD, SECTORS)
        assert fallen.sector is not None
        assert fallen.sector.sbi_code == "Q"
        assert "sector in dit webadres bestaat niet" in fallen.notes[0]


@pytest.mark.parametrize(
    ("vergelijk", "code"), [(None, None), ("CR36", "CR36"), ("NL01", None), ("CR33", None), (" pv30 ", "PV30")]
)
def test_the_region_to_compare_with(vergelijk: str | None, code: str | None) -> None:
    params = {"regio": "CR33"} | ({"vergelijk": vergelijk} if vergelijk else {})
    choice = read_choice(params, REGIONS, BUILD)
    assert (choice.other.region_code if choice.other else None, choice.notes) == (code, ())


@pytest.mark.parametrize("vergelijk", ["AM01", "XX99", "<b>"])
def test_a_region_without_figures_is_not_compared_with(vergelijk: str) -> None:
    choice = read_choice({"regio": "CR33", "vergelijk": vergelijk}, REGIONS, BUILD)
    assert choice.other is None
    assert "kan niet worden vergeleken" in choice.notes[0]
