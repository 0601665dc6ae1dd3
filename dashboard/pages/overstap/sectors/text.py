"""From sector to sector in words, for O&O-fondsen. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.growth.words import listing
from dashboard.kit import numbers
from dashboard.pages.overstap.data import SectorPair, SectorRoute, TrainingFund
from dashboard.pages.overstap.work_here.data import RegionWork

NO_FUND = "geen fonds bekend"
PAIRS_NAMED = 3
FOR_FUNDS = (
    "Voor O&O-fondsen: welke sectoren liggen dicht bij elkaar, door welke beroepen, en welk fonds is er aan de andere "
    "kant?"
)
HOW_TO_READ_MATRIX = (
    "Lees een rij van links naar rechts: wat brengen mensen uit deze sector mee naar elke andere? De letters zijn die "
    "van de rijen. **▲** staat bij de drie sectoren die het dichtst bij liggen. Klik op een getal voor de beroepen."
)
COVERAGE_MEANING = (
    "Het percentage zegt welk deel van wat een baan in de ene sector vraagt, iemand uit de andere sector gemiddeld al "
    "meebrengt, als mensen en banen toevallig bij elkaar komen. Het is altijd laag, ook binnen één sector: elke sector "
    "heeft veel verschillende beroepen. Kijk dus welke sectoren hoger liggen dan andere. Het is een schatting voor "
    "heel Nederland."
)
FUNDS_NOTE = (
    "De lijst met O&O-fondsen is niet volledig. Een fonds hoort bij een cao en niet bij een hele sector: kijk op de "
    "website of een bedrijf eronder valt."
)


def percentage(value: float) -> str:
    """A fraction as a percentage.

    >>> percentage(0.176)
    '17,6%'
    """
    return numbers.percent(100 * value)


def funds_of(sbi_code: str, funds: Sequence[TrainingFund]) -> list[TrainingFund]:
    """The funds with branches in a section."""
    return [fund for fund in funds if fund.sbi_code == sbi_code]


def between_sectors(
    cell: SectorRoute, routes: Sequence[SectorRoute], pairs: Sequence[SectorPair], work: RegionWork
) -> str:
    """How near two sectors are beside the others, and through which occupations."""
    first, second = (work.sectors[code].sector_name_short for code in (cell.origin_sbi, cell.destination_sbi))
    others = [row for row in routes if row.origin_sbi == cell.origin_sbi != row.destination_sbi]
    place = 1 + sum(row.coverage > cell.coverage for row in others)
    text = (
        f"Mensen uit {first} brengen gemiddeld **{percentage(cell.coverage)}** mee van wat een baan in {second} "
        f"vraagt. Daarmee staat {second} op plaats **{place} van {len(others)}** voor wie uit {first} komt."
    )
    named = [pair for pair in pairs if pair.origin_code != pair.destination_code][:PAIRS_NAMED]
    names = [
        f"{work.occupations[pair.origin_code].occupation_name} naar "
        f"{work.occupations[pair.destination_code].occupation_name}"
        for pair in named
    ]
    return f"{text} Ander werk waar dat vooral door komt: {'; '.join(names)}." if names else text


def fund_lines(codes: Sequence[str], funds: Sequence[TrainingFund], work: RegionWork) -> list[str]:
    """The funds on both sides, a line for each sector."""
    return [
        f"**{work.sectors[code].sector_name_short}**: {_named(funds_of(code, funds))}" for code in dict.fromkeys(codes)
    ]


def _named(funds: Sequence[TrainingFund]) -> str:
    return listing([fund_text(fund) for fund in funds]) or NO_FUND


def fund_text(fund: TrainingFund) -> str:
    """A fund with its branch and website, in Markdown."""
    site = f"; [{fund.website}](https://{fund.website})" if fund.website else ""
    unsure = "" if fund.is_confirmed else "; niet bevestigd"
    return f"{fund.fund_name} ({fund.branch_name}{site}{unsure})"
