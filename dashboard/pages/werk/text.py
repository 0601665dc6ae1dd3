"""Werk en mensen in sentences: vacancies, people on benefits, and both side by side. Pure.

A difference with a year before is only called more or less where its whole interval says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.growth.records import TOTAL
from dashboard.growth.words import listing
from dashboard.kit import numbers
from dashboard.kit.interval import NOTHING_KNOWN, Interval
from dashboard.pages.werk.data import TENSION_CLASSES, Benefit, Tension, Vacancies, vacancy_rate
from dashboard.pages.werk.view import BENEFITS, WorkView, year_before

NAMES = {"ww": "WW", "bijstand": "bijstand", "ao": "een arbeidsongeschiktheidsuitkering"}
TITLES = {"ww": "WW-uitkering", "bijstand": "Bijstand", "ao": "Arbeidsongeschiktheid (WAO, WIA, Wajong, WAZ)"}
NOT_FETCHED = "nog niet opgehaald"
MOST_NAMED = 3
NO_TENSION = (
    "De spanning per beroep komt uit een bestand dat UWV op uwv.nl zet en dat niet vanzelf kan worden opgehaald. De "
    "beheerder zet het in de map `data/inbox/uwv` en draait `make refresh`. Daarna staat hier bij welke beroepen het "
    "krap is."
)


def opening(view: WorkView) -> str:
    """Where there is work and who looks for it, in a few sentences."""
    total = view.now.get(TOTAL)
    if total is None:
        return ""
    where = "heel Nederland" if view.place.region_type == "land" else view.place.region_name
    count = numbers.jobs(total.vacancies)
    text = f"{numbers.stand(total.period_code).capitalize()} stonden er in {where} **{count} vacatures** open"
    return f"{text}{_than_before(total)}. {against(view)}".strip()


def _than_before(row: Vacancies) -> str:
    """The difference with a year before, where the margin tells which way it goes."""
    if row.change.value is None or row.direction is None:
        return ""
    size = numbers.jobs(abs(row.change.value))
    if row.direction in ("meer", "minder") and size != "0":
        return f", **{size} {row.direction}** dan een jaar eerder"
    return ", ongeveer evenveel als een jaar eerder"


def against(view: WorkView) -> str:
    """People on WW and bijstand for each hundred vacancies, of the same place and day; else why not."""
    total = view.now.get(TOTAL)
    if total is None or not total.vacancies.value or not any(view.place_benefits.values()):
        return ""
    found = {name: view.beside_vacancies(name) for name in ("ww", "bijstand")}
    parts = [
        f"**{numbers.whole(round(row.persons.value / total.vacancies.value * 100))} mensen met {NAMES[name]}**"
        for name, row in found.items()
        if row is not None and row.persons.value is not None
    ]
    if not parts:
        return (
            "De cijfers over vacatures en over uitkeringen gaan over verschillende momenten. Daarom staan ze hier niet "
            "tegenover elkaar."
        )
    return f"Tegenover elke 100 vacatures staan daar {listing(parts)}."


def not_own_place(view: WorkView) -> str:
    """Why the vacancies are of another region than the one that was asked for."""
    if view.is_own_place:
        return ""
    others = f" {view.region.region_name} ligt in {listing([p.region_name for p in view.places])}."
    several = others if len(view.places) > 1 else ""
    return (
        f"CBS telt vacatures per provincie en niet per kleinere regio.{several} U ziet hier dus de vacatures van de "
        f"hele provincie **{view.place.region_name}**."
    )


def key_figures(view: WorkView) -> list[tuple[str, str, str]]:
    """Label, value and a line below."""
    return [
        _vacancies_figure(view),
        *(_benefit_figure(view, name) for name in ("ww", "bijstand")),
        _tension_figure(view),
    ]


def _vacancies_figure(view: WorkView) -> tuple[str, str, str]:
    total = view.now.get(TOTAL)
    label = f"Vacatures, {view.place.region_name}"
    if total is None:
        return label, numbers.UNKNOWN, NOT_FETCHED
    return (
        label,
        numbers.jobs(total.vacancies),
        _below(total.period_code, total.change.value, total.direction, numbers.jobs),
    )


def _benefit_figure(view: WorkView, name: str) -> tuple[str, str, str]:
    label = f"Mensen met {NAMES[name]}"
    row = view.last_of.get(name)
    if row is None:
        return label, numbers.UNKNOWN, NOT_FETCHED
    value = numbers.persons(row.persons)
    change, direction = benefit_change(view.benefits[name], row)
    return label, value, _below(row.period_code, change.value, direction, numbers.persons)


def _below(period_code: str, change: float | None, direction: str | None, size: Callable[[float], str]) -> str:
    """The moment of a key figure, and what a year made of it where its margin tells."""
    when = numbers.stand(period_code).removeprefix("eind ")
    if change is None or direction is None:
        return when
    if direction not in ("meer", "minder"):
        return f"{when}: ongeveer gelijk"
    return f"{when}: {'+' if change > 0 else numbers.MINUS}{size(abs(change))} in een jaar"


def _tension_figure(view: WorkView) -> tuple[str, str, str]:
    label = "Nederland: vacatures per 100 werklozen"
    known = [row for row in view.labour if row.vacancies_per_100_unemployed.is_known]
    if not known:
        return label, numbers.UNKNOWN, NOT_FETCHED
    last = known[-1]
    return (
        label,
        numbers.whole(round(last.vacancies_per_100_unemployed.value or 0.0)),
        numbers.stand(last.period_code).removeprefix("eind "),
    )


def benefit_change(rows: Sequence[Benefit], row: Benefit) -> tuple[Interval, str | None]:
    """Change since the same month of the year before, and its direction: meer, minder or onzeker.

    Its bounds are known wherever those of both months are, also where the change itself is not.
    """
    before = year_before(rows, row)
    if before is None:
        return NOTHING_KNOWN, None
    now, then = row.persons, before.persons
    change = Interval(
        None if now.value is None or then.value is None else now.value - then.value,
        None if now.low is None or then.high is None else now.low - then.high,
        None if now.high is None or then.low is None else now.high - then.low,
    )
    if not change.is_known:
        return change, None
    if change.low is not None and change.low > 0:
        return change, "meer"
    return change, "minder" if change.high is not None and change.high < 0 else "onzeker"


def most_vacancies(view: WorkView) -> str:
    """The sectors with most vacancies, and those with most for their size; only where all sectors are known."""
    known = [row for code, row in view.now.items() if view.sectors[code].sector_level == "section"]
    rows = [row for row in known if row.vacancies.value]
    if missing := without_vacancies(view):
        given = [view.sectors[row.sbi_code].sector_name_short for row in known]
        only = f"alleen {listing(given)} apart" if given else "geen sectoren apart"
        return f"In deze cijfers staan {only}. Van {len(missing)} sectoren is niet bekend hoeveel vacatures er zijn."
    largest = sorted(rows, key=lambda row: -(row.vacancies.value or 0.0))[:MOST_NAMED]
    names = [
        f"**{view.sectors[row.sbi_code].sector_name_short}** ({numbers.jobs(row.vacancies.value)})" for row in largest
    ]
    text = f"De meeste vacatures: {listing(names)}."
    rates = {row.sbi_code: vacancy_rate(row, view.jobs) for row in rows}
    total = vacancy_rate(view.now[TOTAL], view.jobs)
    # Only where the margin leaves no doubt that it is more than in all sectors together.
    high = [(code, rate.value or 0.0) for code, rate in rates.items() if rate.is_above(total)]
    if high:
        named = sorted(high, key=lambda each: -each[1])[:MOST_NAMED]
        parts = [f"{view.sectors[code].sector_name_short} ({numbers.whole(round(value))})" for code, value in named]
        average = numbers.whole(round(total.value or 0.0))
        text += f" Per 1.000 banen staan de meeste open in {listing(parts)}; gemiddeld zijn het er {average}."
    return text


def without_vacancies(view: WorkView) -> list[str]:
    """Codes of the sections of which no vacancies are known in the last quarter."""
    sections = [code for code, sector in view.sectors.items() if sector.sector_level == "section"]
    return [code for code in sections if code not in view.now or not view.now[code].vacancies.is_known]


def tension_summary(rows: Sequence[Tension], place: str) -> str:
    """How many occupations there are in each of UWV's classes."""
    count = {name: sum(row.tension_class == name for row in rows) for name in TENSION_CLASSES}
    known = sum(count.values())
    parts = [f"{number} {name}" for name, number in count.items() if number]
    when = numbers.stand(rows[0].period_code)
    return f"{when.capitalize()} was de arbeidsmarkt in {place} bij {known} beroepen: {listing(parts)}."


def has_benefits(view: WorkView) -> bool:
    """Whether anything is known of people on benefits here."""
    return any(name in view.last_of for name in BENEFITS)
