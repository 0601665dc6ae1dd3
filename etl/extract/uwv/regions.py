"""Which region a text means, by AM code or by the spellings in ``data/reference/arbeidsmarktregio_spelling.csv``.

Names differ between publishers and over the years, so nothing is guessed: a text that is not in the table is refused.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache

from etl.settings import REFERENCE_DIR

SPELLINGS = REFERENCE_DIR / "arbeidsmarktregio_spelling.csv"
# Regions of other kinds that may stand in the same column; they are left, and counted.
OTHER_KIND = re.compile(r"(?:PV|CR|LD)\d\d|GM\d{4}|AM99|.*\((?:PV|CR|LD)\)", re.IGNORECASE)


def same_spelling(text: str) -> str:
    """A name without what publishers do differently: capitals, accents, hyphens, slashes, "(AM)", "arbeidsmarktregio".

    >>> same_spelling("Arbeidsmarktregio Zuid-Holland  Centraal (AM)")
    'zuid holland centraal'
    """
    folded = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    words = re.sub(r"[^a-z0-9]+", " ", re.sub(r"\(am\)", " ", plain)).split()
    return " ".join(words[1:] if words[:1] == ["arbeidsmarktregio"] else words)


@cache
def spellings() -> dict[str, str]:
    """Spelling to region code; an empty code is a known text that is no region, such as a total."""
    with open(SPELLINGS, encoding="utf-8", newline="") as file:
        return {same_spelling(row["spelling"]): row["region_code"] for row in csv.DictReader(file)}


def region_of(text: str) -> str | None:
    """Region code; an empty text for what is known and left out; None where the text is not known.

    >>> region_of("Food Valley"), region_of("am24"), region_of("Utrecht (PV)"), region_of("AM31")
    ('AM38', 'AM24', '', None)
    """
    shown = text.strip()
    if OTHER_KIND.fullmatch(shown):
        return ""
    if re.fullmatch(r"AM\d\d|NL01", shown, re.IGNORECASE):
        return shown.upper() if shown.upper() in spellings().values() else None
    return spellings().get(same_spelling(shown))
