"""Werk en mensen in sentences: vacancies, people on benefits, both side by side, and where it is all from. Pure.

A difference with a year before is only called more or less where its whole interval says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dashboard.growth.records import Source, YearJobs
from dashboard.growth.words import listing, source_name
from dashboard.kit import numbers
from dashboard.kit.interval import Interval
from dashboard.pages.werk.data import CLASSES, Benefit, Tension, Vacancies
from dashboard.pages.werk.view import BENEFITS, TOTAL, WorkView, year_before

NAMES = {"ww": "WW", "bijstand": "bijstand", "ao": "een arbeidsongeschiktheidsuitkering"}
TITLES = {"ww": "WW-uitkering", "bijstand": "Bijstand", "ao": "Arbeidsongeschiktheid (WAO, WIA, Wajong, WAZ)"}
NOT_FETCHED = "nog niet opgehaald"
MOST_NAMED = 3
NO_TENSION = (
    "De spanning per beroep komt uit een bestand dat UWV op uwv.nl zet en dat niet vanzelf kan worden opgehaald. De "
    "beheerder zet het in de map `data/inbox/uwv` en draait `make refresh`. Daarna staat hier bij welke beroepen het "
    "krap is."
)
VACANCIES, WW, BENEFIT, LABOUR_FORCE, WAGE, SECTOR_WAGE = (
    "cbs_83599ned",
    "cbs_85554ned",
    "cbs_80794ned",
    "cbs_85224ned",
    "cbs_86355ned",
    "cbs_81431ned",
)


def opening(view: WorkView) -> str:
    """Where there is work and who looks for it, in a few sentences."""
    total = view.now.get(TOTAL)
    if total is None:
        return ""
    where = "heel Nederland" if view.place.region_type == "land" else view.place.region_name
    count = numbers.jobs(Interval(total.vacancies, total.vacancies_low, total.vacancies_high))
    text = f"{numbers.stand(total.period_code).capitalize()} stonden er in {where} **{count} vacatures** open"
    return f"{text}{_than_before(total)}. {against(view)}".strip()


def _than_before(row: Vacancies) -> str:
    """The difference with a year before, where the margin tells which way it goes."""
    if row.change is None or row.direction is None:
        return ""
    size = numbers.jobs(abs(row.change))
    if row.direction in ("meer", "minder") and size != "0":
        return f", **{size} {row.direction}** dan een jaar eerder"
    return ", ongeveer evenveel als een jaar eerder"


def against(view: WorkView) -> str:
    """People on WW and bijstand for each hundred vacancies, of the same place and day; else why not."""
    total = view.now.get(TOTAL)
    if total is None or not total.vacancies or not any(view.place_benefits.values()):
        return ""
    found = {name: view.beside_vacancies(name) for name in ("ww", "bijstand")}
    parts = [
        f"**{numbers.whole(round(row.persons / total.vacancies * 100))} mensen met {NAMES[name]}**"
        for name, row in found.items()
        if row is not None and row.persons is not None
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
        numbers.jobs(Interval(total.vacancies, total.vacancies_low, total.vacancies_high)),
        _below(total.period_code, total.change, total.direction, numbers.jobs),
    )


def _benefit_figure(view: WorkView, name: str) -> tuple[str, str, str]:
    label = f"Mensen met {NAMES[name]}"
    row = view.last_of.get(name)
    if row is None:
        return label, numbers.UNKNOWN, NOT_FETCHED
    value = numbers.persons(Interval(row.persons, row.persons_low, row.persons_high))
    change, direction = benefit_change(view.benefits[name], row)
    return label, value, _below(row.period_code, change, direction, numbers.persons)


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
    known = [row for row in view.labour if row.vacancies_per_100_unemployed is not None]
    if not known:
        return label, numbers.UNKNOWN, NOT_FETCHED
    last = known[-1]
    return (
        label,
        numbers.whole(round(last.vacancies_per_100_unemployed or 0.0)),
        numbers.stand(last.period_code).removeprefix("eind "),
    )


def benefit_change(rows: Sequence[Benefit], row: Benefit) -> tuple[float | None, str | None]:
    """Change since the same month of the year before, and its direction: meer, minder or onzeker."""
    before = year_before(rows, row)
    if before is None or before.persons is None or row.persons is None:
        return None, None
    low, high = change_interval(rows, row)
    if low is not None and low > 0:
        return row.persons - before.persons, "meer"
    if high is not None and high < 0:
        return row.persons - before.persons, "minder"
    return row.persons - before.persons, "onzeker"


def change_interval(rows: Sequence[Benefit], row: Benefit) -> tuple[float | None, float | None]:
    """Bounds of the change since the same month of the year before; None where an end is open."""
    before = year_before(rows, row)
    if before is None:
        return None, None
    low = None if row.persons_low is None or before.persons_high is None else row.persons_low - before.persons_high
    high = None if row.persons_high is None or before.persons_low is None else row.persons_high - before.persons_low
    return low, high


def most_vacancies(view: WorkView) -> str:
    """The sectors with most vacancies, and those with most for their size; only where all sectors are known."""
    known = [row for code, row in view.now.items() if view.sectors[code].sector_level == "section"]
    rows = [row for row in known if row.vacancies]
    if missing := without_vacancies(view):
        named = [view.sectors[row.sbi_code].sector_name_short for row in known]
        only = f"alleen {listing(named)} apart" if named else "geen sectoren apart"
        return f"In deze cijfers staan {only}. Van {len(missing)} sectoren is niet bekend hoeveel vacatures er zijn."
    largest = sorted(rows, key=lambda row: -(row.vacancies or 0.0))[:MOST_NAMED]
    names = [f"**{view.sectors[row.sbi_code].sector_name_short}** ({numbers.jobs(row.vacancies)})" for row in largest]
    text = f"De meeste vacatures: {listing(names)}."
    rates = {row.sbi_code: found for row in rows if (found := rate(row, view.jobs)) is not None}
    total = rate(view.now[TOTAL], view.jobs)
    # Only where the margin leaves no doubt that it is more than in all sectors together.
    high = [code for code, (_, low, _) in rates.items() if total is not None and low > total[2]]
    if high:
        named = sorted(high, key=lambda code: -rates[code][0])[:MOST_NAMED]
        parts = [f"{view.sectors[code].sector_name_short} ({numbers.whole(round(rates[code][0]))})" for code in named]
        average = numbers.whole(round(total[0])) if total is not None else ""
        text += f" Per 1.000 banen staan de meeste open in {listing(parts)}; gemiddeld zijn het er {average}."
    return text


def without_vacancies(view: WorkView) -> list[str]:
    """Codes of the sections of which no vacancies are known in the last quarter."""
    sections = [code for code, sector in view.sectors.items() if sector.sector_level == "section"]
    return [code for code in sections if code not in view.now or view.now[code].vacancies is None]


def rate(row: Vacancies, jobs_by_sector: Mapping[str, YearJobs]) -> tuple[float, float, float] | None:
    """Vacancies per 1 000 jobs with its interval, against the last December before the quarter's end.

    Returns:
        None where an end is not known, and where so few vacancies are printed that rounding alone could double them.
    """
    jobs = jobs_by_sector.get(row.sbi_code)
    if jobs is None or row.vacancies is None or row.vacancies_high is None or not jobs.jobs.value or not jobs.jobs.low:
        return None
    if row.vacancies_high - row.vacancies_low >= row.vacancies:
        return None
    high = jobs.jobs.high or jobs.jobs.value
    return (
        1000 * row.vacancies / jobs.jobs.value,
        1000 * row.vacancies_low / high,
        1000 * row.vacancies_high / jobs.jobs.low,
    )


def tension_summary(rows: Sequence[Tension], place: str) -> str:
    """How many occupations there are in each of UWV's classes."""
    count = {name: sum(row.tension_class == name for row in rows) for name in CLASSES}
    known = sum(count.values())
    parts = [f"{number} {name}" for name, number in count.items() if number]
    when = numbers.stand(rows[0].period_code)
    return f"{when.capitalize()} was de arbeidsmarkt in {place} bij {known} beroepen: {listing(parts)}."


def short_source(sources: Mapping[str, Source], names: Sequence[str], counted: str) -> str:
    """Publisher and table of some sources, how fresh the copy is, and what is counted."""
    rows = [sources[name] for name in names if name in sources]
    if not rows:
        return ""
    tables = [source_name(row) for row in rows]
    bundled = " Meegeleverde kopie." if all(row.mode == "snapshot" for row in rows) else ""
    fetched = sorted({numbers.day(row.retrieved_at) for row in rows if row.retrieved_at is not None})
    when = f" Opgehaald op {listing(fetched)}." if fetched else ""
    return f"Bron: {listing(tables)}.{bundled}{when} {counted}"


def facts(sources: Mapping[str, Source], names: Sequence[str], counted: str, stand: str) -> list[tuple[str, str]]:
    """The same fact by fact, for a download."""
    rows = [sources[name] for name in names if name in sources]
    return [
        ("Bron", listing([source_name(row) for row in rows])),
        ("Stand", stand),
        ("Opgehaald", listing([numbers.day(row.retrieved_at) for row in rows])),
        ("Geteld", counted),
    ]


def absent(what: str, brings: str) -> str:
    """What stands where a live run has not been made."""
    return (
        f"{what} zitten niet in de cijfers die nu klaarstaan. Met `make refresh` haalt de beheerder {brings} op. "
        "Daarna staan ze hier."
    )


def has_benefits(view: WorkView) -> bool:
    """Whether anything is known of people on benefits here."""
    return any(name in view.last_of for name in BENEFITS)
