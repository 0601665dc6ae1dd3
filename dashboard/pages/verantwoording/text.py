"""How fresh and how sound the figures are, in plain Dutch; words of the page Verantwoording. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence

from dashboard.growth import records, words
from dashboard.growth.records import BreakProposal, Build, HiddenCells, QualityCheck, Region, SourceAccount, Unallocated
from dashboard.kit import numbers

ALL_REGIONS, EACH_SECTOR, ALL_TOGETHER = "Alle\u00a0regio\u2019s", "Elke sector", "Alle sectoren samen"
# Per mode: word, what it means, how it is counted.
MODES = {
    "live": ("live", "opgehaald bij de uitgever", "live"),
    "snapshot": ("momentopname", "een kopie die bij het programma zit", "meegeleverd"),
    "stale": ("verouderd", "ophalen is niet gelukt; dit zijn de gegevens van de vorige keer", "verouderd"),
}
SEVERITIES = {"error": "streng", "warning": "waarschuwing", "info": "ter informatie"}
SEVERITY_MEANINGS = (
    "Vindt een *strenge* controle iets, dan komen de nieuwe cijfers er niet: u blijft de vorige zien. Bij een "
    "*waarschuwing* komen ze er wel, maar moet u iets weten. *Ter informatie* telt alleen."
)
NOT_CHECKED = (
    "De controles kijken of alles goed is binnengekomen, of de optellingen kloppen en of elk oordeel bij zijn marge "
    "past. Zij zeggen niet of de telling van CBS zelf klopt."
)
USUAL = (
    "*Gewoonlijk* is bij alle regio\u2019s: hoeveel de sector in een gewoon jaar verandert. Bij één regio is het "
    "hoeveel zij in een gewoon jaar afwijkt van de middelste regio in die sector."
)
EVENTS = (
    "Dit zijn geen breuken: deze banen verdwenen of kwamen echt. Begint of eindigt een periode in zo\u2019n jaar, dan "
    "zegt de pagina dat erbij."
)
# Column names in the example of a check, as far as a check that may find something and still publish has them.
EXAMPLE_WORDS = {
    **dict.fromkeys(
        ("region_code", "gm_code", "period_code", "occupation_name", "source_id", "code", "title", "benefit"), ""
    ),
    **dict.fromkeys(("programme_name", "crebo_code", "provider_name", "place_name", "postcode"), ""),
    **dict.fromkeys(("competentnl_code", "competentnl_name"), ""),
    **{"field": "richting", "row_count": "aantal rijen", "field_code": "richting"},
    **{"education_level": "niveau", "pathway": "leerweg", "intake_low": "nieuw, minstens"},
    **{"students_low": "studenten, minstens", "students_high": "studenten, hoogstens"},
    **{"regions_low": "regio\u2019s samen, minstens", "regions_high": "regio\u2019s samen, hoogstens"},
    **{"sbi_code": "sector", "cbs_sector_code": "sector", "year": "jaar", "arbeidsmarktregios": "aantal"},
    **{"tension": "spanning", "vacancies": "vacatures", "persons": "mensen", "low": "minstens", "high": "hoogstens"},
    **{"printed_class": "volgens UWV", "tension_class": "volgens ons", "figure_text": "cijfer", "file_name": "bestand"},
    **{"values_given": "verschillende cijfers", "first_month": "vanaf", "months": "aantal maanden"},
}
_PERIOD = re.compile(r"\d{4}(JJ|KW|MM)\d{2}")


def moment(utc: dt.datetime | None) -> str:
    """A moment of the warehouse (UTC) as a day and a time in the Netherlands.

    >>> moment(dt.datetime(2026, 11, 21, 23, 5))
    '22 november 2026 om 0.05 uur'
    """
    if utc is None:
        return numbers.UNKNOWN
    here = numbers.here(utc)
    return f"{numbers.date(here)} {_clock(here)}"


def _clock(here: dt.datetime) -> str:
    return f"om {here.hour}.{here.minute:02d} uur"


def whole(number: int) -> str:
    """A count in Dutch notation."""
    return numbers.decimal(number, 0)


def region_name(code: str | None, regions: Mapping[str, Region]) -> str:
    """Name of a region in a list; none means all of them."""
    if not code:
        return ALL_REGIONS
    return regions[code].region_name if code in regions else code


def region_kind(code: str | None, regions: Mapping[str, Region]) -> str:
    """What kind of region it is: names occur twice, such as Utrecht."""
    known = regions.get(code or "")
    return records.REGION_TYPES[known.region_type] if known is not None else ""


def check_result(check: QualityCheck) -> tuple[str, str]:
    """Sign and word for what a check found."""
    if check.severity == "info":
        return "i", SEVERITIES["info"]
    if check.passed:
        return "✓", "in orde"
    return ("✗", "fout gevonden") if check.severity == "error" else ("!", "let op")


def opening(
    build: Build, jobs: SourceAccount | None, sources: Sequence[SourceAccount], checks: Sequence[QualityCheck]
) -> str:
    """How fresh and how sound: the answer at the top of the page."""
    parts = [
        f"**Deze cijfers gaan tot en met december {build.last_year}. {_origin(build, jobs)}**",
        _provisional(build),
    ]
    stale = [source.title for source in sources if source.mode == "stale" and source is not jobs]
    if stale:
        parts.append(f"Niet ververst: {words.listing(stale)}.")
    parts.append(_checked(checks))
    if jobs is None or jobs.mode != "live":
        parts.append("Nieuwere cijfers: draai `make refresh`, of vraag de beheerder dat te doen.")
    parts.append("Wat de cijfers níet zeggen, staat [hieronder](#niet-te-zeggen).")
    return " ".join(part for part in parts if part)


def _origin(build: Build, jobs: SourceAccount | None) -> str:
    mode = jobs.mode if jobs is not None else build.mode
    taken = jobs.retrieved_at if jobs is not None else None
    when = f"op {numbers.day(taken)}" if taken is not None else "op een onbekende dag"
    if mode == "live":
        return f"Ze zijn {when} opgehaald bij CBS."
    if mode == "stale":
        return f"Ophalen bij CBS is de laatste keer niet gelukt: dit zijn de cijfers die {when} zijn opgehaald."
    return "Ze komen uit een kopie die bij dit programma zit, niet vers van CBS."


def _provisional(build: Build) -> str:
    years = (build.provisional_years or "").replace(",", " ").split()
    if not years:
        return "Geen van de jaren is voorlopig."
    verb, which = ("is", "dat jaar") if len(years) == 1 else ("zijn", "die jaren")
    return f"{words.listing(years)} {verb} voorlopig: CBS kan {which} nog bijstellen."


def _checked(checks: Sequence[QualityCheck]) -> str:
    judged = [check for check in checks if check.severity != "info"]
    found = [check for check in judged if not check.passed]
    if not judged:
        return "Er zijn geen controles gedaan."
    if not found:
        return f"Alle {len(judged)} [controles](#controles) zijn in orde."
    verb = "vond" if len(found) == 1 else "vonden"
    return f"{len(found)} van de {len(judged)} [controles](#controles) {verb} iets waar u van moet weten."


def key_figures(
    build: Build, sources: Sequence[SourceAccount], checks: Sequence[QualityCheck]
) -> list[tuple[str, str, str]]:
    """Label, value and what stands below it."""
    judged = [check for check in checks if check.severity != "info"]
    passed = sum(check.passed for check in judged)
    built = numbers.here(build.built_at)
    mark = "voorlopig" if build.is_provisional(build.last_year) else "definitief"
    failed = len(judged) - passed
    found = f"{failed} {'vond' if failed == 1 else 'vonden'} iets" if failed else "alle in orde"
    return [
        ("Laatste jaar", f"{build.last_year}", mark),
        ("Klaargezet", f"{built.day} {numbers.date(built).split()[1][:3]}.", f"{built.year}, {_clock(built)}"),
        ("Bronnen", whole(len(sources)), _modes(sources)),
        ("Controles in orde", f"{passed} van {len(judged)}", found),
    ]


def version_line(build: Build) -> str:
    """Which version this is, for who compares two."""
    return f"Versie {build.version_name}, klaargezet op {moment(build.built_at)} (Nederlandse tijd)."


def _modes(sources: Iterable[SourceAccount]) -> str:
    counted: dict[str, int] = {}
    for source in sources:
        counted[source.mode] = counted.get(source.mode, 0) + 1
    return ", ".join(f"{counted[mode]} {word}" for mode, (_, _, word) in MODES.items() if mode in counted)


def mode_legend(sources: Iterable[SourceAccount]) -> str:
    """What the modes on the page mean."""
    used = {source.mode for source in sources}
    return "  \n".join(f"**{word}**: {meaning}." for mode, (word, meaning, _) in MODES.items() if mode in used)


def source_period(source: SourceAccount) -> str:
    """Years, quarters or months that a source holds; a division of regions is of one moment."""
    if source.period_from and source.period_to:
        first, last = numbers.cbs_period(source.period_from), numbers.cbs_period(source.period_to)
        if first == last:
            return first
        return f"{first}{numbers.EN_DASH}{last}" if first.isdigit() else f"{first} tot en met {last}"
    return f"indeling van {source.table_id}" if (source.table_id or "").isdigit() else "n.v.t."


def table_id(source: SourceAccount) -> str:
    """Publisher's name of the table; the boundaries come as files, without a table."""
    return "" if not source.table_id or source.table_id.isdigit() else source.table_id.upper()


def why_unknown(source: SourceAccount) -> str:
    """Why a date is not known; empty where it is."""
    if source.mode == "snapshot":
        return source.copy_note_nl
    if source.retrieved_at is None:
        return "De dag van ophalen is niet bewaard."
    return "" if source.modified_at is not None else "De uitgever zegt niet wanneer dit is bijgewerkt."


def source_warnings(sources: Iterable[SourceAccount]) -> str:
    """What to mind of each source, as a list."""
    lines = []
    for source in sources:
        lines.append(f"- **{source.title}**")
        lines += [f"    - {line}" for line in source.warnings_nl.splitlines() if line.strip()]
    return "\n".join(lines)


def limits_of_version(
    build: Build, regions: Sequence[Region], hidden: HiddenCells, unallocated: Unallocated | None
) -> str:
    """What this version in particular cannot say, as list items: what is withheld, not allocated, not there."""
    lines = [f"- **Niet bij een regio in te delen.** {_unallocated(build, unallocated)}"]
    if hidden.hidden:
        lines.append(
            f"- **Afgeschermde cijfers.** In {build.last_year} schermt CBS {whole(hidden.hidden)} van de "
            f"{whole(hidden.cells)} cijfers per sector en COROP-gebied af, om bedrijven te beschermen. Afgeschermd is "
            "niet nul. We rekenen zo\u2019n cijfer ook niet terug."
        )
    missing = [row for row in regions if row.region_type == "arbeidsmarktregio" and not row.has_figures]
    total = sum(row.region_type == "arbeidsmarktregio" for row in regions)
    if missing:
        how_many_miss = f"{len(missing)} van de {total} arbeidsmarktregio\u2019s"
        bundled = (
            f"- **{how_many_miss}, en alle gemeenten.** In deze versie staan alleen cijfers per COROP-gebied. De "
            "andere regio\u2019s komen erbij als de beheerder `make refresh` draait."
        )
        other = f"- **{how_many_miss}** hebben in deze versie geen cijfers."
        lines.append(bundled if build.mode == "snapshot" else other)
    return "\n".join(lines)


def _unallocated(build: Build, row: Unallocated | None) -> str:
    why = "Daarom tellen de regio\u2019s samen niet op tot Nederland."
    if row is None or row.jobs is None:
        unknown = f"hoeveel dat er in {build.last_year} zijn, is niet bekend"
        return f"Van een deel van de banen weet CBS niet in welke regio ze horen; {unknown}. {why}"
    return f"Van {numbers.jobs(row.jobs)} banen wist CBS in {build.last_year} niet in welke regio ze horen. {why}"


def check_example(check: QualityCheck, regions: Mapping[str, Region]) -> str:
    """The first row that a check found, without column names.

    >>> found = QualityCheck("c", "warning", False, 2, "region_code GM0001, year 2019", "", "")
    >>> check_example(found, {"GM0001": Region("GM0001", "Adorp", "gemeente", False, 1)})
    'Adorp (GM0001), jaar 2019'
    """
    if not check.example:
        return ""
    return ", ".join(_example_part(part, regions) for part in check.example.split(", "))


def _example_part(part: str, regions: Mapping[str, Region]) -> str:
    column, _, value = part.partition(" ")
    value = f"{regions[value].region_name} ({value})" if value in regions else re.sub(r"^(-?\d+)\.0$", r"\1", value)
    value = numbers.cbs_period(value) if _PERIOD.fullmatch(value) else value
    word = EXAMPLE_WORDS.get(column, column.replace("_", " "))
    return f"{word} {value}".strip()


def detected_text(rows: Sequence[BreakProposal]) -> str:
    """How many likely breaks the detector found, and what its columns mean."""
    if not rows:
        return "Het programma zelf vond geen jaren die er sterk uitspringen."
    listed = sum(row.is_listed for row in rows)
    return (
        f"Het programma zoekt zelf ook naar jaren die er sterk uitspringen. Het vond er {len(rows)}. Daarvan horen er "
        f"{listed} bij een breuk of een bijzonder jaar op deze pagina; {len(rows) - listed} zijn nog niet verklaard. "
        "[Hoe het programma zoekt](#breuken-vinden)"
    )


def detected_label(rows: Sequence[BreakProposal]) -> str:
    """What opens the table of what is not explained."""
    return f"Jaren die nog niet zijn verklaard ({sum(not row.is_listed for row in rows)})"


def found_something(checks: Iterable[QualityCheck]) -> bool:
    """Whether a check found what a reader should know of."""
    return any(not check.passed for check in checks)


def checks_label(checks: Sequence[QualityCheck]) -> str:
    """What opens the table of all checks."""
    return f"Alle controles ({len(checks)})"
