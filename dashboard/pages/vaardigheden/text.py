"""Vaardigheden in words: what is scarce, what is released, and how far the figures go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from dashboard.growth.records import TOTAL, SectorGrowth
from dashboard.growth.words import listing
from dashboard.kit import estimates, numbers
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.overstap.data import CAVEAT
from dashboard.pages.vaardigheden.data import ALL_LEVELS, SkillGroup, SkillNeed
from dashboard.pages.vaardigheden.skill_balance import FEWEST, FREE, SCARCE, released_per_asked
from dashboard.pages.vaardigheden.view import KNOWLEDGE, PILLAR_TITLES, SkillsView, load_skills, pillar_of

# In the url, on the filter, and within a sentence.
LEVELS = {
    ALL_LEVELS: ("alle", "Alle niveaus", "alle niveaus"),
    1: ("mbo-1", "mbo 1 of lager", "het niveau mbo 1 of lager"),
    2: ("mbo-2-3", "mbo 2-3", "het niveau mbo 2-3"),
    3: ("mbo-4", "mbo 4", "het niveau mbo 4"),
    4: ("hbo", "hbo of wo", "het niveau hbo of wo"),
}
UNKNOWN_LEVEL = "niveau onbekend"
SIGNS = {SCARCE: "◆", FREE: "◇"}
MOST_NAMED, MOST_FIELDS = 3, 2
# So many for each hundred can be said of at least so many jobs.
ENOUGH = 500
ESCO = "esco"
ORIGIN = (
    "eigen berekening uit CBS (banen, tabel 83582NED; indeling van beroepen; CC BY 4.0), ESCO (Europese Commissie, "
    "Besluit 2011/833/EU), Eurostat (tabel lfsa_eisn2, CC BY 4.0) en de European Tasks Database 2021 (JRC en Eurofound)"
)
COUNTED = (
    "Schatting: verandering van het aantal banen per sector, maal het deel van elk beroep in die sector, maal wat dat "
    "beroep vraagt. Een baan telt bij elke vaardigheid die zij vraagt; tel de vaardigheden dus niet bij elkaar op. De "
    "marge is alleen die van de afronding door CBS; de schatting zelf kan er meer naast zitten."
)
MEANING = (
    f"**{SIGNS[SCARCE]} schaars**: tegenover elke baan die dit vraagt komt er minder dan half zo veel vrij als gewoon "
    f"is.  \n**{SIGNS[FREE]} komt vrij**: er komt meer van vrij dan er gevraagd wordt, en meer dan twee keer zo veel "
    "als gewoon is."
)
NOTHING = (
    "Er zijn nog geen cijfers over vaardigheden. Ze komen uit de vaardighedenlijst ESCO van de Europese Commissie en "
    "uit tabellen over beroepen. Met `make refresh` zet de beheerder ze klaar. Daarna staan ze hier."
)
TOO_FEW = "Het gaat hier overal om minder dan 50 banen. De kleine aantallen staan in de download."
TEMPORARY = (
    "Onder sector N tellen alle uitzendkrachten mee, ook wie in de zorg of de industrie werkt. Wat daar vrijkomt of "
    "gevraagd wordt, kan dus werk in een andere sector zijn."
)


def name_of(group: SkillGroup, groups: Mapping[str, SkillGroup]) -> str:
    """Name of a group; what is left of a group beside its parts carries its name too, so it says so."""
    parent = groups.get(group.parent_code or "")
    is_rest = group.skill_code.endswith(".0") and parent is not None and parent.skill_name == group.skill_name
    rest = ", overig" if is_rest else ""
    mark = "" if group.language == "nl" else " (Engels)"
    return f"{group.skill_name[:1].upper()}{group.skill_name[1:]}{rest}{mark}"


def level_of(text: str | None) -> int | None:
    """Education level in the url; None where there is no such level.

    >>> level_of(None), level_of("mbo-1"), level_of("doctor")
    (0, 1, None)
    """
    if text is None:
        return ALL_LEVELS
    return next((level for level, (slug, _, _) in LEVELS.items() if slug == text), None)


def opening(view: SkillsView, level: int) -> str:
    """What came and went, what is scarce and what is released: the answer."""
    added, lost = view.jobs(level)
    at = "" if level == ALL_LEVELS else f" op {LEVELS[level][2]} naar schatting"
    text = (
        f"Tussen december {view.years[0]} en december {view.years[1]} kwamen er in {view.region.region_name} in "
        f"groeiende sectoren{at} **{_banen(added)}** bij. In krimpende sectoren gingen er "
        f"**{_banen(lost)}** weg. {_usual(view, level)}"
    )
    return "\n\n".join([text.strip(), scarce(view, level), released(view, level)])


def _banen(value: float) -> str:
    return f"{estimates.effect(value) if value >= FEWEST else 'minder dan 50'} banen"


def _usual(view: SkillsView, level: int) -> str:
    ordinary = view.ordinary(level)
    if ordinary is None or view.jobs(level)[0] < ENOUGH:
        return ""
    many = numbers.whole(round(100 * ordinary))
    return f"Tegenover elke 100 banen die erbij kwamen, kwamen er dus gemiddeld {many} vrij."


def scarce(view: SkillsView, level: int) -> str:
    """What is asked for and hardly released."""
    found = [row for row in view.ranked(level) if view.standing(row) == SCARCE]
    if not found:
        return (
            "**Schaars** noemen we hier geen enkele groep vaardigheden: nergens komt zeker minder dan half zo veel "
            "vrij als gewoon is."
        )
    verb = "is" if len(found) == 1 else "zijn"
    return f"**Schaars**, dus wel gevraagd maar nauwelijks vrij, {verb} vooral {_named(found, view)}."


def released(view: SkillsView, level: int) -> str:
    """What is released and hardly asked for."""
    ranked = view.ranked(level)
    found = [row for row in reversed(ranked) if view.standing(row) == FREE]
    if found:
        verb = "komt" if len(found) == 1 else "komen"
        return f"**Vrij {verb}**, zonder dat er evenveel naar gevraagd wordt, vooral {_named(found, view)}."
    added, lost = view.jobs(level)
    text = (
        "**Vrij** komt hier van bijna alles: er gingen meer banen weg dan erbij kwamen."
        if lost > added
        else "**Vrij** komt van geen enkele groep vaardigheden duidelijk meer dan er gevraagd wordt."
    )
    near = [row for row in ranked if row.is_firm and row.jobs_released >= max(FEWEST, row.jobs_asked / 2)]
    if not near:
        return text
    last = max(near, key=released_per_asked)
    name = in_sentence(name_of(view.groups[last.skill_code], view.groups))
    asked = (
        f"ongeveer {numbers.whole(round(100 * released_per_asked(last), -1))} banen tegenover elke 100 die dit vragen"
        if last.jobs_asked >= FEWEST
        else f"ongeveer {estimates.effect(last.jobs_released)} banen, en er wordt nauwelijks meer om gevraagd"
    )
    return f"{text} In verhouding komt het meest vrij van **{name}**: {asked}."


def _named(rows: Sequence[SkillNeed], view: SkillsView) -> str:
    """Skills first, then fields of knowledge; what any job can use only where there is nothing else."""
    by_pillar: dict[str, list[str]] = {}
    for row in rows:
        group = view.groups[row.skill_code]
        by_pillar.setdefault(pillar_of(group), []).append(f"**{in_sentence(name_of(group, view.groups))}**")
    skills, knowledge = by_pillar.get("vaardigheden", [])[:MOST_NAMED], by_pillar.get(KNOWLEDGE, [])[:MOST_FIELDS]
    parts = [listing(skills)] if skills else []
    if knowledge:
        parts.append(f"kennis van {listing(knowledge)}")
    return ", en ".join(parts) or listing(by_pillar.get("algemeen", [])[:MOST_NAMED])


def notes(view: SkillsView) -> str:
    """The caveat, which part of the jobs is covered, and what sector N means here."""
    parts = [f"{CAVEAT} Alle aantallen zijn schattingen, over {numbers.years(*view.years)}.", covered(view)]
    if "N" in view.counted:
        parts.append(TEMPORARY)
    return " ".join(filter(None, parts))


def covered(view: SkillsView) -> str:
    """Which sectors are left out, and which part of the jobs the others have."""
    missing = {
        code: _why(view.growth.get(code))
        for code, sector in view.sectors.items()
        if sector.sector_level == "section" and code not in view.counted
    }
    if not missing:
        return "Alle sectoren tellen mee: zij groeien of krimpen allemaal zeker."
    listed = [f"{view.sectors[code].sector_name_short}{f' ({why})' if why else ''}" for code, why in missing.items()]
    part = _part_of_jobs(view)
    share = "" if part is None else f" De sectoren die meetellen hebben samen {part} van de banen."
    return f"Alleen sectoren die zeker groeien of krimpen tellen mee, dus niet: {listing(listed)}.{share}"


def _why(row: SectorGrowth | None) -> str:
    if row is None:
        return ""
    if not row.change.is_known:
        return "cijfer afgeschermd"
    if row.spans_break:
        return "reeksbreuk"
    return "bleef gelijk" if row.verdict == "stabiel" else "onzeker"


def _part_of_jobs(view: SkillsView) -> str | None:
    total = view.growth.get(TOTAL)
    if total is None or not total.jobs_to.value:
        return None
    known = sum(view.growth[code].jobs_to.value or 0.0 for code in view.counted if code in view.growth)
    return f"{min(round(100 * known / total.jobs_to.value), 100)}%"


def level_figures(view: SkillsView) -> list[tuple[str, str, str]]:
    """Per education level what came and went, with how many occupation groups it has."""
    return [
        (
            LEVELS[row.education_level][1].capitalize(),
            _balance(row.added - row.lost),
            f"{estimates.effect(row.added)} erbij, {estimates.effect(row.lost)} weg",
        )
        for row in view.levels
        if row.education_level in LEVELS
    ]


def _balance(net: float) -> str:
    return "ongeveer gelijk" if abs(net) < FEWEST else f"{estimates.effect(net, signed=True)} banen"


def level_label(view: SkillsView, level: int) -> str:
    """Label of a level on the filter, with its number of occupation groups."""
    count = sum(row.occupations for row in view.levels if level in (ALL_LEVELS, row.education_level))
    return f"{LEVELS[level][1]} ({count} beroepsgroepen)" if level == ALL_LEVELS else f"{LEVELS[level][1]} ({count})"


def short_source(view: SkillsView) -> str:
    """Where the figures are from, in one line."""
    bundled = "" if ESCO in view.sources else " De tabellen over beroepen en vaardigheden zijn een meegeleverde kopie."
    return f"Bron: {ORIGIN}.{bundled} Banen van december {view.years[0]} en december {view.years[1]}."


def source_facts(view: SkillsView, level: int) -> dict[str, str]:
    """The same fact by fact, for a download."""
    return {
        "Bron": ORIGIN,
        "Periode": f"december {view.years[0]} tot december {view.years[1]}",
        "Niveau": LEVELS[level][1],
        "Geteld": COUNTED,
        "Dekking": covered(view),
        "Let op": CAVEAT,
        "Versie": view.build.version_name,
    }


def in_sentence(name: str) -> str:
    """A name as it stands within a sentence."""
    return name[:1].lower() + name[1:]


@kept(256, "region")
def answer(scope: Scope, level: int) -> tuple[str, str]:
    """The answer, and what goes with it in small letters. Made once."""
    view = load_skills(scope)
    return opening(view, level), notes(view)


@kept(128, "region")
def group_options(scope: Scope) -> Mapping[str, str]:
    """Labels of all groups by code, in the order of their names. Made once."""
    view = load_skills(scope)
    names = {code: name_of(view.groups[code], view.groups) for code in view.needs[ALL_LEVELS]}
    kinds = {code: PILLAR_TITLES[pillar_of(view.groups[code])].lower() for code in names}
    return MappingProxyType({code: f"{names[code]} ({kinds[code]})" for code in sorted(names, key=names.__getitem__)})
