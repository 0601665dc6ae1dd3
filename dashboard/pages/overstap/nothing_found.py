"""What the page Overstap says where there is nothing (left) to show, and what to do then. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.growth.words import listing
from dashboard.pages.overstap.data import Occupation
from dashboard.pages.overstap.route_filters import FILTERS

NO_OCCUPATIONS = (
    "Gegevens over beroepen en vaardigheden zitten niet in de cijfers die nu klaarstaan. Met `make refresh` haalt de "
    "beheerder ze op. Daarna staan hier de overstappen."
)
WHERE_TO_BEGIN = (
    "Kies een beroep, of een sector. U ziet dan welk ander werk er het dichtst bij ligt: wat iemand al kan, wat er te "
    "leren is, wat het met het loon doet, en of er in deze regio banen zijn."
)
TENSION_BRINGS = "de beheerder zet het bestand van UWV in de map `data/inbox/uwv` en draait `make refresh`."
NO_SKILLS = (
    "Van dit beroep zijn in ESCO geen vaardigheden bekend. Daarom zijn er geen overstappen te berekenen. Kies een "
    "beroep dat er op lijkt:"
)
NO_WAY = "Tussen deze twee staat geen overstap in de cijfers. Kies een andere uit de tabel."
RELATED = 6


def no_occupation_found(search: str) -> str:
    """Nothing has the typed words."""
    return (
        f"Geen beroep gevonden met de woorden \u201c{search}\u201d. Probeer een ander of korter woord, of kies een "
        "sector en daarna een beroep daaruit."
    )


def _how_many(number: int, total: int) -> str:
    """How many of the nearest routes the filters leave."""
    if number == total:
        return f"U ziet de {total} beroepen die er het dichtst bij liggen."
    verb = "blijft" if number == 1 else "blijven"
    return f"Van de {total} beroepen die er het dichtst bij liggen, {verb} er **{number}** over."


def left_over(number: int, total: int, not_known: Mapping[str, int]) -> str:
    """How many routes the filters leave, and how many they take away for want of a figure."""
    parts = [_how_many(number, total)]
    for name, without in not_known.items():
        what = {"opleiding": "de opleiding", "loon": "het verschil in loon", "groei": "de groei", "krapte": "de krapte"}
        parts.append(f"Bij {without} is {what[name]} niet bekend; die vallen door dit filter weg.")
    return " ".join(parts)


def stopped_by(left_without: Mapping[str, int], chosen: Mapping[str, str]) -> str:
    """Which filter leaves nothing."""
    if not left_without:
        return "Geen enkele overstap komt door deze filters. Eén filter openzetten is niet genoeg: het zijn er meer."
    parts = [
        f"\u201c{FILTERS[name].title}: {FILTERS[name].options[chosen[name]][0]}\u201d ({number} als u dat openzet)"
        for name, number in left_without.items()
    ]
    return f"Geen enkele overstap komt door deze filters. Het ligt aan {listing(parts)}."


def related_occupations(occupation: Occupation, occupations: Mapping[str, Occupation]) -> list[Occupation]:
    """Groups with skills that lie near an occupation without: its own group, then those of its segment and class."""
    code = occupation.brc_code or ""
    groups = [row for row in occupations.values() if row.is_group and row.has_profile and row is not occupation]
    near = [row for row in groups if code and (row.brc_code or "").startswith(code[:2])]
    return sorted(near, key=lambda row: (-_common(row.brc_code or "", code), row.occupation_name))[:RELATED]


def _common(one: str, other: str) -> int:
    return next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(one))
