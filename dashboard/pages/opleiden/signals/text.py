"""The signal: graduates beside what the growth of sectors asks for, in words. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dashboard.growth.records import Region
from dashboard.growth.words import listing
from dashboard.pages.opleiden.data import HEAD_OFFICE, TrainingGap
from dashboard.pages.opleiden.text import with_kind
from dashboard.pages.opleiden.view import TrainingView

NO_GROWTH = "Van deze regio is de groei per sector niet bekend."
SIGNAL_MEANING = (
    "Dit is **signalerend, geen oordeel**: een begin van een gesprek met scholen en werkgevers. **Tekort** staat er "
    "alleen als de sector per jaar met zeker meer banen groeit dan er mensen een diploma halen in richtingen die "
    "erheen leiden. Wie met pensioen gaat of vertrekt, moet ook worden vervangen; hoeveel dat er zijn, is niet "
    "bekend. Daarom kan **in balans** of **ruim** nu nergens staan."
)
AT_HEAD_OFFICE = (
    "Mbo-diploma’s staan bij het hoofdkantoor van de school. Geeft een school ook les in andere regio’s, dan klopt het "
    "aantal per regio niet precies; hoe kleiner de regio, hoe minder het signaal zegt."
)
GAP_COUNTED = (
    "Gediplomeerden: mensen die in een jaar een diploma halen in richtingen die naar de sector leiden, ook wie daarna "
    "verder studeert. Nodig: de groei van de banen per jaar, zonder vervanging van wie vertrekt."
)


def signals(gaps: Sequence[TrainingGap], names: Mapping[str, str]) -> str:
    """Which sectors have a signal at one level, and in one sentence why the others have none."""
    if not gaps:
        return ""
    short = [f"**{names[row.sbi_code]}**" for row in gaps if row.signal == "tekort"]
    parts = []
    if short:
        parts.append(f"Een signaal van tekort in {listing(short)}.")
    open_rows = [row for row in gaps if row.signal == "onbekend"]
    if open_rows:
        reasons = Counter(row.reason for row in open_rows).most_common()
        if len(open_rows) == len(gaps):
            parts.append("Voor geen enkele sector is er nu een signaal.")
        else:
            parts.append(f"Voor {len(open_rows)} van de {len(gaps)} sectoren is er geen signaal.")
        parts.append(f"Waarom: {_first_low(reasons[0][0])}")
        parts += [
            f"Bij {number} {'sector' if number == 1 else 'sectoren'}: {_first_low(reason)}"
            for reason, number in reasons[1:]
        ]
    return " ".join(parts)


def _first_low(text: str) -> str:
    return text[:1].lower() + text[1:]


def sectors_of(view: TrainingView, place: Region) -> str:
    """Of which region the sectors or the signals are, where that is another one."""
    if place == view.region:
        return ""
    return (
        f"Dit gaat over **{with_kind(place)}**, en niet over {view.region.region_name} alleen: "
        "kleiner is het nu niet te zeggen."
    )


def is_at_head_office(view: TrainingView) -> bool:
    """Whether graduates of mbo are only known at the head office of their school."""
    return any(row.location_kind == HEAD_OFFICE and row.graduates.low is not None for row in view.capacity)
