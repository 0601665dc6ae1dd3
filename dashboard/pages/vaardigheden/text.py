"""Vaardigheden in words: what is scarce, what is released, who asks it, and how far the figures go. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.growth.records import Sector, SectorGrowth
from dashboard.growth.words import listing
from dashboard.kit import estimates, numbers
from dashboard.pages.overstap.data import CAVEAT
from dashboard.pages.vaardigheden.data import ALL_LEVELS, SectorNeed, SkillGroup, SkillNeed
from dashboard.pages.vaardigheden.skill_balance import FEWEST, FREE, SCARCE, released_per_asked
from dashboard.pages.vaardigheden.view import KNOWLEDGE, TOTAL, GroupView, SkillsView, pillar_of

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
        f"Tussen december {view.year_from} en december {view.year_to} kwamen er in {view.region.region_name} in "
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
    near = [row for row in ranked if row.is_firm and row.released >= max(FEWEST, row.asked / 2)]
    if not near:
        return text
    last = max(near, key=released_per_asked)
    name = _lower(name_of(view.groups[last.skill_code], view.groups))
    asked = (
        f"ongeveer {numbers.whole(round(100 * released_per_asked(last), -1))} banen tegenover elke 100 die dit vragen"
        if last.asked >= FEWEST
        else f"ongeveer {estimates.effect(last.released)} banen, en er wordt nauwelijks meer om gevraagd"
    )
    return f"{text} In verhouding komt het meest vrij van **{name}**: {asked}."


def _named(rows: Sequence[SkillNeed], view: SkillsView) -> str:
    """Skills first, then fields of knowledge; what any job can use only where there is nothing else."""
    by_pillar: dict[str, list[str]] = {}
    for row in rows:
        group = view.groups[row.skill_code]
        by_pillar.setdefault(pillar_of(group), []).append(f"**{_lower(name_of(group, view.groups))}**")
    skills, knowledge = by_pillar.get("vaardigheden", [])[:MOST_NAMED], by_pillar.get(KNOWLEDGE, [])[:MOST_FIELDS]
    parts = [listing(skills)] if skills else []
    if knowledge:
        parts.append(f"kennis van {listing(knowledge)}")
    return ", en ".join(parts) or listing(by_pillar.get("algemeen", [])[:MOST_NAMED])


def notes(view: SkillsView) -> str:
    """The caveat, which part of the jobs is covered, and what sector N means here."""
    parts = [f"{CAVEAT} Alle aantallen zijn schattingen, over {numbers.years(*view.window)}.", covered(view)]
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


def behind(group: GroupView, view: SkillsView, need: SkillNeed | None) -> str:
    """Who asks a group of skills and who releases it, and what it consists of."""
    name = name_of(group.group, view.groups)
    if need is None or max(need.asked, need.released) < FEWEST:
        at = "" if group.level == ALL_LEVELS else f" op {LEVELS[group.level][2]}"
        return (
            f"**{name}** wordt{at} in deze regio in minder dan 50 banen meer of minder gevraagd. {_parts(group, view)}"
        )
    text = f"**{name}**: {_sector_part(group, view)}"
    word = {SCARCE: " Dat is schaars.", FREE: " Er komt dus meer vrij dan er gevraagd wordt."}
    text += word.get(view.standing(need), "")
    if not need.is_firm:
        text += " Let op: dit is maar een klein deel van het werk in de beroepen die het vragen. Het cijfer is ruw."
    return f"{text} {_parts(group, view)}".strip()


def _sector_part(group: GroupView, view: SkillsView) -> str:
    more = [row for row in group.sectors if row.jobs_effect >= FEWEST][:3]
    less = [row for row in reversed(group.sectors) if row.jobs_effect <= -FEWEST][:3]
    parts = []
    if more:
        parts.append(f"meer gevraagd in {listing([_with_jobs(row, view.sectors) for row in more])}")
    if less:
        parts.append(f"komt vrij in {listing([_with_jobs(row, view.sectors) for row in less])}")
    return (", en ".join(parts) or "in geen enkele sector 50 banen of meer") + "."


def _with_jobs(row: SectorNeed, sectors: Mapping[str, Sector]) -> str:
    return f"{sectors[row.sbi_code].sector_name_short} ({estimates.effect(abs(row.jobs_effect))} banen)"


def _parts(group: GroupView, view: SkillsView) -> str:
    names = [_lower(name_of(part, view.groups)) for part in group.narrower if not part.skill_code.endswith(".0")]
    return f"Hieronder vallen onder meer: {listing(names[:6])}." if len(names) > 1 else ""


def short_source(view: SkillsView) -> str:
    """Where the figures are from, in one line."""
    bundled = "" if ESCO in view.sources else " De tabellen over beroepen en vaardigheden zijn een meegeleverde kopie."
    return f"Bron: {ORIGIN}.{bundled} Banen van december {view.year_from} en december {view.year_to}."


def facts(view: SkillsView, level: int) -> list[tuple[str, str]]:
    """The same fact by fact, for a download."""
    return [
        ("Bron", ORIGIN),
        ("Periode", f"december {view.year_from} tot december {view.year_to}"),
        ("Niveau", LEVELS[level][1]),
        ("Geteld", COUNTED),
        ("Dekking", covered(view)),
        ("Let op", CAVEAT),
        ("Versie", view.build.version_name),
    ]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
