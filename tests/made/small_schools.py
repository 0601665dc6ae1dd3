"""Small schools, programmes and places as files of DUO have them, with every kind of cell and place."""

from __future__ import annotations

from tests.made.duo_files import (
    ADDRESS_COLUMNS,
    ADDRESSES,
    GRADUATES,
    HBO,
    HBO_COLUMNS,
    HBO_GRADUATE_COLUMNS,
    HBO_GRADUATES,
    INSTITUTION,
    OFFER,
    OFFER_COLUMNS,
    STUDENTS,
    count_columns,
    csv_text,
    hbo_rows,
)
from tests.made.fake_duo import FakeDuo

YEARS = (2024, 2025)
CARE, ICT, BUILDING, TRADE = "Zorg en welzijn", "Informatie en communicatietechnologie", "Bouw en infra", "Handel"
TECHNICAL, ENTREE = "Techniek en procesindustrie", "Entree"


def line(school: str, place: str, pathway: str, level: int, crebo: int, field: str, *cells: object) -> list[object]:
    return [
        school,
        f"School {school}",
        place,
        pathway,
        level,
        crebo,
        f"Opleiding {crebo}",
        "Sectorkamer",
        field,
        *cells,
    ]


STUDENT_LINES = [
    line("25LX", "LEEUWARDEN", "BBL", 3, 25655, CARE, 10, 40, -1, 38),
    line("25LX", "LEEUWARDEN", "BOLVT", 3, 25655, CARE, -1, "<5", "", 20),
    line("25LX", "LEEUWARDEN", "EX", 3, 25655, CARE, 0, 0, 0, 7),
    line("25LX", "LEEUWARDEN", "BOLVT", 4, 25187, ICT, 100, 5, 120, 0),
    line("27DV", "TERNEUZEN", "BBL", 2, 25252, BUILDING, 30, 0, 26, -1),
    line("25MB", "TIEL", "BOLDT", 2, 97713, CARE, 12, 13, 14, 15),
    line("30BC", "TIEL", "BBL", 2, 25250, CARE, 5, 6, 0, 0),  # an institution that ended
    line("99ZZ", "NERGENSHUIZEN", "BBL", 2, 25253, TRADE, 9, 0, 8, 0),
]
GRADUATE_LINES = [
    line("25LX", "LEEUWARDEN", "BBL", 2, 25252, BUILDING, 90, 0, 100, -1),
    line("25LX", "LEEUWARDEN", "BOLVT", 4, 25310, TECHNICAL, 50, 0, 50, 0),
    line("25LX", "LEEUWARDEN", "BOLVT", 1, 25250, ENTREE, 5, 5, 5, 5),
    line("25LX", "LEEUWARDEN", "BBL", 3, 25655, CARE, 9, 9, 9, 9),
    line("25MB", "TIEL", "BOLDT", 2, 97713, CARE, 1, 0, "", 30),
    line("99ZZ", "NERGENSHUIZEN", "BBL", 2, 25253, TRADE, 6, 0, 5, 0),
]
OFFERS = [
    ("8911 AB", "LWD", "postcode of six"),
    ("8911 ZZ", "LWD", "postcode of four"),
    ("0000 XX", "TERNEUZEN", "a postcode that does not exist"),
    ("9999 ZZ", "SNEEK", "a place that is no gemeente"),
    ("", "KOUDUM", "a place of which DUO has an address"),
    ("", "STIENS", "an address in an abolished gemeente"),
    ("", "BERGEN", "a name of two gemeenten"),
    ("", "'s Gravenhage", "a name written in another way"),
]
ADDRESS_LINES = [
    ("25LX", "Firda", "8911 AB", "LEEUWARDEN", "0080", "Leeuwarden"),
    ("25LX", "Firda", "8723 AA", "KOUDUM", "1900", "Súdwest-Fryslân"),
    ("25LX", "Firda", "9051 AA", "STIENS", "0081", "Leeuwarderadeel"),
]
HBO_DIPLOMAS = [
    (2025, "Friesland", "0080", "Leeuwarden", "31FR", "NHL Stenden", "techniek", kind, "man", count)
    for kind, count in (("bachelor", 40), ("propedeuse", 900))
]


def offer(number: int, postcode: str, place: str) -> tuple[object, ...]:
    return ("25655", "Verzorgende", 3, f"100A{number:03}", f"Aanbieder {number}", postcode, place, "Zorg", CARE, "BBL")


def serve(duo: FakeDuo) -> None:
    mbo = (STUDENTS, STUDENT_LINES, ""), (GRADUATES, GRADUATE_LINES, "DIP")
    for (package, name), lines, prefix in mbo:
        text = csv_text([*INSTITUTION, *count_columns(YEARS, prefix)], lines)
        duo.publish(package, name, f"2024-2025-{package}.csv", text.encode())
    offers = [offer(number, postcode, place) for number, (postcode, place, _) in enumerate(OFFERS)]
    duo.publish(*OFFER, "aanbod.csv", csv_text(OFFER_COLUMNS, offers).encode())
    duo.publish(*ADDRESSES, "instellingenmbo.csv", csv_text(ADDRESS_COLUMNS, ADDRESS_LINES).encode())
    hbo = hbo_rows(("0080", "techniek", 2025, 120), ("0080", "techniek", 2024, "<5"), ("9998", "techniek", 2025, 3))
    duo.publish(*HBO, "hbo.csv", csv_text(HBO_COLUMNS, hbo).encode())
    duo.publish(*HBO_GRADUATES, "diplomas.csv", csv_text(HBO_GRADUATE_COLUMNS, HBO_DIPLOMAS).encode())


SOURCES = ("duo_mbo_students", "duo_mbo_graduates", "duo_mbo_offer", "duo_mbo_addresses", "duo_hbo_students",
           "duo_hbo_graduates")  # fmt: skip
