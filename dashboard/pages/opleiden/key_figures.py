"""What is known of each level of a region: key figures, and what stands where there are none, with why. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.kit import numbers
from dashboard.pages.opleiden.change_text import change_text
from dashboard.pages.opleiden.student_counts import TRAINING, Level
from dashboard.pages.opleiden.text import LEVEL_NAMES, students
from dashboard.pages.opleiden.view import TrainingView

NOT_FETCHED = "nog niet opgehaald"
ELSEWHERE = "Wie hier mbo leert, telt elders mee."
NONE, NO_SCHOOL = "geen", "volgens DUO niet in deze regio"
AT_OTHER_OFFICE = "telt mee bij een hoofdkantoor elders"
BRINGS = (
    "Met `make refresh` haalt de beheerder de cijfers van het mbo per school en per niveau op bij DUO, en die naar "
    "woonplaats bij CBS. Lukt dat niet, dan kan het bestand van DUO in de map `data/inbox/duo`. Daarna staan ze hier."
)


def key_figures(view: TrainingView, shown: Mapping[str, Level]) -> list[tuple[str, str, str]]:
    """Label, value and a line below."""
    return [_figure(view, shown[level]) for level in ("entree", "mbo2", "mbo", "hbo")]


def _figure(view: TrainingView, item: Level) -> tuple[str, str, str]:
    name = LEVEL_NAMES[item.level]
    label = f"Studenten {name[:1].lower()}{name[1:]}"
    row = item.students
    if row is None:
        word = absent_word(view, item)
        return (label, NONE, NO_SCHOOL) if word == NONE else (label, numbers.UNKNOWN, word)
    return label, students(row), "; ".join(filter(None, (str(row.year), change_text(item.years))))


def is_counted(view: TrainingView, level: str, measure: str = "students") -> bool:
    """Whether a measure of a level is counted by place of training anywhere."""
    item = view.country.get(level)
    return item is not None and item.place_type == TRAINING and getattr(item, measure) is not None


def absent_word(view: TrainingView, item: Level, measure: str = "students") -> str:
    """What stands where a region has no row of a level: only what is certain to be nobody is called none.

    Where students are counted and new ones or graduates are not, these are unknown. Students of mbo count at the head
    office of their school: without one, who learns here counts elsewhere.
    """
    if not is_counted(view, item.level, measure):
        return NOT_FETCHED
    if item.students is not None:
        return numbers.UNKNOWN
    return NONE if item.level == "hbo" or has_head_office(view) else AT_OTHER_OFFICE


def has_head_office(view: TrainingView) -> bool:
    """Whether any student of mbo is counted by place of training in the region."""
    return any(
        row.education_level != "hbo" and row.place_type == TRAINING and row.students_low is not None
        for row in view.capacity
    )


def what_is_there(view: TrainingView, shown: Mapping[str, Level]) -> str:
    """What these figures have and lack, and what brings the rest; empty where every level is there."""
    where, parts = view.place.region_name, []
    mbo = ("entree", "mbo2", "mbo3", "mbo4")
    missing = [level for level in mbo if shown[level].students is None and not is_counted(view, level)]
    if missing:
        parts.append(f"Van het mbo zijn er nu geen cijfers per niveau{_in_region(view)}.")
        country = view.country.get("mbo")
        if country is not None and country.students is not None and view.place.region_type != "land":
            row = country.students
            parts.append(f"In heel Nederland waren er in {row.year} {students(row)} mbo-studenten.")
    elif all(shown[level].students is None for level in mbo):
        parts.append(f"Volgens DUO staat er in {where} geen hoofdkantoor van een mbo-school. {ELSEWHERE}")
    if shown["hbo"].students is None and is_counted(view, "hbo"):
        parts.append(f"Volgens DUO zijn er in {where} geen hbo-lessen.")
    return " ".join([*parts, BRINGS] if missing else parts)


def _in_region(view: TrainingView) -> str:
    return "" if view.place.region_type == "land" else " of per regio"
