"""Routes between occupations in words: what is brought, what is missing, wage, education, jobs, and why (not). Pure.

Coverage between groups of occupations is low for every route, for nobody in a group does all the work in it. So it is
never said as a part of a job, only beside other routes: the ten best of every occupation.
"""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.growth.records import Sector, SectorGrowth
from dashboard.growth.words import listing, verdict
from dashboard.kit import estimates, numbers
from dashboard.kit.interval import Interval
from dashboard.pages.overstap.data import CoverageMarks, Occupation, Route
from dashboard.pages.overstap.pair.text import SKILLS_NAMED, to_learn
from dashboard.pages.overstap.region_routes import RegionRoute
from dashboard.pages.overstap.route_filters import TIGHT
from dashboard.pages.overstap.work_here.data import GROWS, SHRINKS, JobsHere, OccupationHere, RegionWork

NOT_READ = "nog niet ingelezen"
SECTORS_NAMED = 3
# A wage that differs less is called about equal.
EQUAL_PCT = 1.0
LOOSE = ("ruim", "zeer ruim")
# Fewer jobs in a region leave hardly an opening a year.
FEW_JOBS = 200
STEPS = {1: "een stap", 2: "twee stappen", 3: "drie stappen"}
MORE, USUAL, LESS = "meer dan gemiddeld", "gemiddeld", "minder dan gemiddeld"
_BRINGS = {
    MORE: "Iemand brengt **meer mee dan bij de meeste overstappen**.",
    USUAL: "Iemand brengt **ongeveer evenveel mee als bij een gemiddelde overstap**.",
    LESS: "Iemand brengt **minder mee dan bij de meeste overstappen**.",
}
ESTIMATED = (
    "Het aantal banen per beroep is een schatting: de banen van elke sector in deze regio, maal het aandeel van het "
    "beroep in die sector in heel Nederland. De marge is zo breed als het verschil tussen dezelfde schatting voor heel "
    "Nederland en het aantal werknemers dat CBS daar telt. Wijkt de regio af van het land, dan is het verschil groter."
)
COMPARED = (
    "Vergeleken wordt met de tien overstappen die het dichtst bij liggen, van alle beroepen samen. Meer dan gemiddeld "
    "is het bovenste derde deel, minder dan gemiddeld het onderste."
)
SHORT_NOTE = "Banen per beroep zijn een schatting. Wat we vergelijken en schatten, staat onder Uitleg."
# A sector with less of the work is not named.
SMALL_PART = 0.1
# A wage that differs more mostly tells who does the work.
LARGE_STEP_PCT = 30.0
SOURCES = (
    "Vaardigheden: ESCO (Europese Commissie). Uurloon: CBS, mediaan van heel Nederland. Beroepen per sector: schatting "
    "uit Eurostat en JRC-Eurofound. Banen: CBS 83582NED."
)


def brings(route: Route, marks: CoverageMarks) -> str:
    """How much is brought, beside other routes."""
    if marks.high is None or marks.low is None:
        return numbers.UNKNOWN
    return MORE if route.coverage >= marks.high else USUAL if route.coverage >= marks.low else LESS


def route_text(item: RegionRoute, marks: CoverageMarks, work: RegionWork) -> str:
    """One route in some sentences."""
    parts = [
        _BRINGS.get(brings(item.route, marks), ""),
        to_learn(item.gaps),
        wage_step_text(item.route, item.destination.occupation),
        education_step_text(item.route.education_step, item.destination.occupation),
        jobs_there(item.destination, work),
        tension_there(item.destination) if work.tension else "",
        reasons(item, marks),
    ]
    name = item.destination.occupation.occupation_name
    return f"**{name[:1].upper()}{name[1:]}.** " + " ".join(part for part in parts if part)


def wage_step_text(route: Route, destination: Occupation) -> str:
    """The step in the median hourly wage, in euro and per cent."""
    if route.wage_basis == "zelfde":
        return "CBS geeft voor beide beroepen samen één uurloon; een verschil is dus niet bekend."
    if route.wage_step_eur is None or route.wage_step_pct is None:
        return "Het uurloon is niet van beide beroepen bekend."
    wider = " Dat is deels het loon van een bredere groep beroepen." if route.wage_basis == "segment" else ""
    if abs(route.wage_step_pct) >= LARGE_STEP_PCT:
        wider += " Zo'n groot verschil komt vaak ook door leeftijd, ervaring en uren."
    wage, whose = numbers.euro(destination.hourly_wage), _of_group(destination)
    if abs(route.wage_step_pct) < EQUAL_PCT:
        return f"Het middelste uurloon{whose} is ongeveer gelijk ({wage}).{wider}"
    way_up = "hoger" if route.wage_step_eur > 0 else "lager"
    size = f"{numbers.euro(abs(route.wage_step_eur))} ({numbers.whole(round(abs(route.wage_step_pct)))}%)"
    return f"Het middelste uurloon{whose} is {size} {way_up}: {wage}.{wider}"


def education_step_text(step: int | None, destination: Occupation) -> str:
    """The step in education that the work asks."""
    if step is None or destination.education_name is None:
        return "Welke opleiding het werk vraagt, is niet bekend."
    if step == 0:
        return f"Het opleidingsniveau is gelijk ({destination.education_name})."
    way_up = "hoger" if step > 0 else "lager"
    return f"Het opleidingsniveau ligt {STEPS.get(abs(step), 'veel')} {way_up} ({destination.education_name})."


def jobs_there(here: OccupationHere, work: RegionWork) -> str:
    """The estimated jobs in the region, and the sectors with most of them."""
    jobs, place = here.jobs, work.region.region_name
    if jobs is None:
        return f"Hoeveel zulke banen er in {place} zijn, is niet te schatten."
    sectors = listing([sector_and_verdict(code, work) for code in main_sectors(jobs)[:SECTORS_NAMED]])
    whose = _of_group(here.occupation)
    return f"In {place} zijn er naar schatting {jobs_text(jobs.jobs)} banen{whose}, vooral in {sectors}."


def _of_group(occupation: Occupation) -> str:
    """Wages and jobs of an ESCO occupation are those of the whole group around it."""
    return "" if occupation.is_group else " van de hele beroepsgroep"


def main_sectors(jobs: JobsHere) -> list[str]:
    """The sectors with a good part of the jobs, at least the first."""
    total = sum(size for _, size in jobs.by_sector)
    return [code for place, (code, size) in enumerate(jobs.by_sector) if not place or size >= SMALL_PART * total]


def sector_and_verdict(code: str, work: RegionWork) -> str:
    """A sector with what it does here, and its outlook where that says a direction.

    The sectors are named in full: they stand in a sentence.
    """
    row = work.growth.get(code)
    said = [verdict(row.verdict).replace(" ", "\u00a0")] if row is not None and row.verdict else []
    ahead = next((each for each in work.outlook.get(code, ()) if each.direction in ("groei", "krimp", "stabiel")), None)
    if ahead is not None:
        said.append(f"vooruitblik {ahead.year}: waarschijnlijk {ahead.direction}")
    name = work.sectors[code].sector_name_short
    return f"{name} ({'; '.join(said)})" if said else name


def jobs_text(jobs: Interval) -> str:
    """An estimate of jobs with its interval.

    >>> jobs_text(Interval(1_940.0, 1_925.0, 1_955.0)), jobs_text(Interval(None, 5_440.0, None))
    ('1.900 (marge: 1.900 tot 2.000)', 'minstens 5.400')
    """
    if jobs.low is None:
        return numbers.UNKNOWN
    if jobs.value is not None and jobs.high is not None:
        bounds = estimates.estimate_bounds(jobs)
        return f"{estimates.estimate(jobs.value)} (marge: {bounds})"
    return f"minstens {estimates.estimate(jobs.low)}" if jobs.low >= estimates.FEWEST_ESTIMATED else numbers.UNKNOWN


def tension_there(here: OccupationHere) -> str:
    """How tight the market is, in the words of UWV."""
    if here.tension is None or here.tension.tension_class is None:
        return "Hoe krap de arbeidsmarkt er is, is niet bekend."
    return f"De arbeidsmarkt is er {here.tension.tension_class}."


def reasons(item: RegionRoute, marks: CoverageMarks) -> str:
    """What speaks for a route and what against it."""
    found = [*_of_skills(item, marks), *_of_work(item)]
    for_it = [reason for is_for, reason in found if is_for]
    against = [reason for is_for, reason in found if not is_for]
    parts = [
        f"**Ervoor:** {listing(for_it)}." if for_it else "",
        f"**Ertegen:** {listing(against)}." if against else "",
    ]
    return " ".join(part for part in parts if part) or "Er is niets dat er duidelijk voor of tegen spreekt."


def _of_skills(item: RegionRoute, marks: CoverageMarks) -> list[tuple[bool, str]]:
    found, step = [], item.route.education_step
    level = brings(item.route, marks)
    if level in (MORE, LESS):
        found.append((level == MORE, "veel is al bekend" if level == MORE else "er is veel nieuw"))
    if step is not None:
        found.append((step <= 0, "geen hogere opleiding" if step <= 0 else "een hogere opleiding"))
    return found


def _of_work(item: RegionRoute) -> list[tuple[bool, str]]:
    found, pct, jobs, tension = [], item.route.wage_step_pct, item.destination.jobs, item.destination.tension
    if pct is not None and abs(pct) >= EQUAL_PCT:
        found.append((pct > 0, "een hoger uurloon" if pct > 0 else "een lager uurloon"))
    if jobs is not None and jobs.growth in (GROWS, SHRINKS):
        grows = jobs.growth == GROWS
        found.append((grows, f"meer dan de helft van de banen in sectoren die {'groeien' if grows else 'krimpen'}"))
    if tension is not None and tension.tension_class in (*TIGHT, *LOOSE):
        found.append((tension.tension_class in TIGHT, f"een arbeidsmarkt die {tension.tension_class} is"))
    if jobs is not None and jobs.jobs.high is not None and jobs.jobs.high < FEW_JOBS:
        found.append((False, "weinig van zulke banen in deze regio"))
    return found


def origin_text(here: OccupationHere, work: RegionWork) -> str:
    """Where one starts from: jobs, sectors, wage."""
    occupation = here.occupation
    whose, euro = _of_group(occupation), numbers.euro(occupation.hourly_wage)
    wage = "" if occupation.hourly_wage is None else f" Het middelste uurloon{whose} is {euro}"
    if wage and occupation.wage_basis == "segment":
        wage += " (van een bredere groep beroepen)"
    level = "" if occupation.education_name is None else f" Het werk vraagt meestal {occupation.education_name}."
    return f"{jobs_there(here, work)}{wage}{'.' if wage else ''}{level}"


def shrinking_sectors(growth: Mapping[str, SectorGrowth], sectors: Mapping[str, Sector]) -> list[Sector]:
    """Sections that surely shrink in a region, the most jobs lost first."""
    rows = [
        row
        for code, row in growth.items()
        if row.verdict == SHRINKS and sectors[code].sector_level == "section" and row.change.value is not None
    ]
    return [sectors[row.sbi_code] for row in sorted(rows, key=lambda row: row.change.value or 0.0)]


def sector_text(sector: Sector, work: RegionWork) -> str:
    """The largest occupations of a sector."""
    shares = [row for row in work.staffing if row.sbi_code == sector.sbi_code][:SKILLS_NAMED]
    names = [f"{work.occupations[row.brc_code].occupation_name} ({numbers.percent(100 * row.share)})" for row in shares]
    return (
        f"In heel Nederland werken in {sector_and_verdict(sector.sbi_code, work)} vooral {listing(names)}. Kies een "
        "beroepsgroep voor de overstappen."
    )
