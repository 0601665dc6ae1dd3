"""What the url of Overstap chooses, and what is found for words that a visitor types."""

from __future__ import annotations

from dashboard.pages.overstap.search.data import MOST_FOUND, found, searchable
from dashboard.pages.overstap.url_choice import LONGEST_SEARCH, read_route_choice, tidy_search
from tests.made.growth_rows import SECTORS
from tests.made.route_rows import CARER, CASHIER, occupation

BY_CODE = {"0333": CASHIER, "1051": CARER}
ESCO_CASHIER = occupation(
    "http://data.europa.eu/esco/occupation/1", "kassier", code_type="esco", brc_code="0333",
    synonyms="caissière\nkassamedewerker tankstation",
)  # fmt: skip


def test_an_origin_a_destination_and_the_filters_are_read() -> None:
    choice = read_route_choice({"van": "0333", "naar": "1051", "uit": "k", "loon": "gelijk"}, BY_CODE, SECTORS)
    assert (choice.origin, choice.destination, choice.notes) == (CASHIER, CARER, ())
    assert choice.sector is not None
    assert choice.sector.sbi_code == "K"
    assert choice.filters["loon"] == "gelijk"


def test_codes_that_do_not_exist_are_said_and_left_out() -> None:
    choice = read_route_choice({"van": "9999", "naar": "1051", "uit": "<script>"}, BY_CODE, SECTORS)
    assert (choice.origin, choice.destination, choice.sector) == (None, None, None)
    assert len(choice.notes) == 2
    assert "<script>" not in "".join(choice.notes)
    other = read_route_choice({"van": "0333", "naar": "'; DROP TABLE"}, BY_CODE, SECTORS)
    assert other.origin is CASHIER
    assert other.notes == ("Het tweede beroep in dit webadres bestaat niet in deze cijfers. Kies er een uit de tabel.",)


def test_nobody_moves_to_the_occupation_one_has() -> None:
    choice = read_route_choice({"van": "0333", "naar": "0333"}, BY_CODE, SECTORS)
    assert choice.destination is None
    assert choice.notes == ()


def test_what_is_typed_is_cut_short_and_carries_no_markup() -> None:
    assert len(tidy_search("zorg " * 2_000)) <= LONGEST_SEARCH
    tidy = tidy_search("<img src=x onerror=alert(1)>[a](http://b) **zorg** `$x$`\n# kop")
    assert not set(tidy) & set("<>[]()*`$#\n|_~\\")
    assert "zorg" in tidy


def test_a_synonym_without_its_accent_finds_the_occupation() -> None:
    all_of_them = {**BY_CODE, ESCO_CASHIER.occupation_code: ESCO_CASHIER}
    assert found("CAISSIERE", searchable(all_of_them.values())) == [(ESCO_CASHIER, "caissière")]


def test_names_come_before_synonyms_and_whole_before_part() -> None:
    all_of_them = {ESCO_CASHIER.occupation_code: ESCO_CASHIER, **BY_CODE}
    assert [hit for hit, _ in found("kassa", searchable(all_of_them.values()))] == [CASHIER, ESCO_CASHIER]
    assert [hit for hit, _ in found("tankstation kassa", searchable(all_of_them.values()))] == [ESCO_CASHIER]


def test_nothing_and_too_much_are_bounded() -> None:
    many = searchable(occupation(str(number), f"Beroep {number}") for number in range(50))
    assert len(found("beroep", many)) == MOST_FOUND
    assert found("", many) == []
    assert found("bestaat niet", many) == []
