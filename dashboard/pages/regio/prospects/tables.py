"""The sectors of a region with their vacancies and outlook: each column once, for the screen and for the file. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from dashboard.growth.growth_columns import jobs_cell, verdict_cell
from dashboard.growth.outlook import Outlook
from dashboard.growth.records import TOTAL, Sector, SectorGrowth
from dashboard.growth.region_view import RegionView, load
from dashboard.growth.source_lines import facts_of_sources
from dashboard.kit import numbers
from dashboard.kit.cells import number
from dashboard.kit.interval import NOTHING_KNOWN, Interval
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.sheet import FileCell, rounded
from dashboard.kit.table import Cell, Column, InFile, Table, only_in_file, table
from dashboard.kit.url import href
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.opleiden.data import TrainingGap, between, need, signal_text
from dashboard.pages.regio.prospects.data import Prospects, load_prospects
from dashboard.pages.regio.prospects.text import OUTLOOK_MEANING, REASONS, TRAINING_MEANING, outlook_cell
from dashboard.pages.werk.data import TOO_FEW, VACANCIES_COUNTED, VACANCIES_SOURCE, Vacancies, vacancy_rate


@dataclass(frozen=True)
class ProspectLine:
    """A sector of a region: its growth over the window, its vacancies, what is to come, and the signal on training.

    ``stretch`` is its growth over the longest part of the window without a break, ``rate`` vacancies per 1 000 jobs.
    """

    sector: Sector
    growth: SectorGrowth
    stretch: SectorGrowth | None
    vacancies: Vacancies | None
    rate: Interval
    outlook: Mapping[int, Outlook]
    training: TrainingGap | None

    @property
    def code(self) -> str:
        """Code of the section as it is shown: the total has none."""
        return "" if self.sector.sbi_code == TOTAL else self.sector.sbi_code


def prospect_columns(view: RegionView, coming: Prospects, link: Callable[[str], str]) -> list[Column[ProspectLine]]:
    """The columns; on screen those of which something is known.

    Args:
        view: the region over a window.
        coming: what is to come there.
        link: makes the way to a sector.
    """
    return [
        only_in_file("code", lambda line: line.code),
        Column(
            "sector",
            "Sector",
            lambda line: _name(line, link),
            (
                InFile("sector", lambda line: line.sector.sector_name_short),
                InFile("regio", lambda _: view.region.region_name),
            ),
            kind="name",
        ),
        Column(
            "jobs",
            f"Banen {view.years[1]}",
            lambda line: jobs_cell(line.growth, view.hidden),
            (InFile(f"banen {view.years[1]}", lambda line: rounded(line.growth.jobs_to.value, 0)),),
            kind="number",
        ),
        Column(
            "verdict",
            f"Oordeel {numbers.years(*view.years)}",
            lambda line: verdict_cell(line.growth, line.stretch, view.hidden),
            (InFile(f"oordeel {view.period}", lambda line: line.growth.verdict or ""),),
            kind="verdict",
            short="Oordeel",
        ),
        *_vacancy_columns(coming),
        *(column for year in coming.years for column in _outlook_columns(year)),
        Column(
            "training",
            "Opleidingen (signaal)",
            _training if coming.training else None,
            (InFile("opleidingen (signaal)", lambda line: "" if line.training is None else line.training.signal),),
            short="Opleidingen",
        ),
    ]


def prospects_table(view: RegionView, coming: Prospects, link: Callable[[str], str]) -> Table:
    """One row per section and the total; sections without figure keep their row. Arguments as ``prospect_columns``."""
    codes = [code for code, sector in view.sectors.items() if code in view.rows and sector.sector_level == "section"]
    return table(
        prospect_columns(view, coming, link),
        [_line(code, view, coming) for code in [*codes, TOTAL]],
        caption=f"Vacatures en vooruitblik per sector, {view.region.region_name}",
        source=_source(view, coming),
        name=lambda line: line.sector.sbi_code,
        level=lambda line: line.sector.sector_level,
    )


def _vacancy_columns(coming: Prospects) -> Sequence[Column[ProspectLine]]:
    total = coming.vacancies.get(TOTAL)
    when = "" if total is None else f" {numbers.stand(total.period_code)}"
    where = "" if coming.is_own_place else f", {coming.place.region_name}"
    return (
        only_in_file(
            "gebied van de vacatures", lambda line: coming.place.region_name if line.vacancies is not None else ""
        ),
        Column(
            "vacancies",
            f"Vacatures{when}{where}",
            None if total is None else _vacancies,
            (InFile("vacatures", _counted),),
            kind="number",
            short="Vacatures",
        ),
        Column(
            "rate",
            "Vacatures per 1.000 banen",
            _rate if total is not None and coming.jobs else None,
            (InFile("per 1.000 banen", lambda line: rounded(line.rate.value, 0)),),
            kind="number",
            short="Per 1.000 banen",
        ),
    )


def _outlook_columns(year: int) -> Sequence[Column[ProspectLine]]:
    """The outlook of one year, an estimate."""
    in_file = {"richting": _direction, "laag": _low, "hoog": _high, "reden geen": _reason}
    return (
        Column(
            f"o{year}",
            f"Vooruitblik {year} (schatting)",
            lambda line: outlook_cell(line.outlook.get(year)),
            tuple(InFile(f"vooruitblik {year} {part}", partial(value, year)) for part, value in in_file.items()),
            short=f"Vooruitblik {year}",
        ),
    )


def _line(code: str, view: RegionView, coming: Prospects) -> ProspectLine:
    found = coming.vacancies.get(code)
    return ProspectLine(
        sector=view.sectors[code],
        growth=view.rows[code],
        stretch=view.stretches.get(code),
        vacancies=found,
        rate=NOTHING_KNOWN if found is None else vacancy_rate(found, coming.jobs),
        outlook={row.year: row for row in coming.outlook.get(code, ())},
        training=coming.training.get(code),
    )


def _source(view: RegionView, coming: Prospects) -> dict[str, str]:
    """Where the jobs, the vacancies and the rest are from."""
    facts = dict(view.source_facts)
    total = coming.vacancies.get(TOTAL)
    if total is not None:
        stand = numbers.stand(total.period_code)
        counted = facts_of_sources(coming.sources, [VACANCIES_SOURCE], VACANCIES_COUNTED, stand)
        facts |= {f"{label} (vacatures)": text for label, text in counted.items()}
    facts["Vooruitblik"] = OUTLOOK_MEANING.replace("**", "")
    if coming.training:
        facts["Opleidingen"] = TRAINING_MEANING.replace("**", "")
    return facts


def _name(line: ProspectLine, link: Callable[[str], str]) -> Cell:
    sector = line.sector
    return {
        "text": sector.sector_name_short,
        "code": line.code,
        "sort": sector.sector_order,
        "href": link(sector.sbi_code),
    }


def _vacancies(line: ProspectLine) -> Cell:
    if line.vacancies is None:
        return number(None, numbers.UNKNOWN)
    return number(line.vacancies.vacancies.value, numbers.jobs(line.vacancies.vacancies))


def _counted(line: ProspectLine) -> FileCell:
    return None if line.vacancies is None else rounded(line.vacancies.vacancies.value, 0)


def _rate(line: ProspectLine) -> Cell:
    if line.rate.value is None:
        return number(None, "" if line.vacancies is None else TOO_FEW)
    return number(line.rate.value, numbers.whole(round(line.rate.value)))


def _training(line: ProspectLine) -> Cell:
    """The signal on training, with the graduates and the growth it rests on."""
    signal = line.training
    if signal is None:
        return {"text": "", "sort": None}
    sub = f"{between(signal.graduates)} diploma’s; {need(signal)} banen erbij, per jaar"
    return {"text": signal_text(signal), "sub": sub, "sort": 1}


def _direction(year: int, line: ProspectLine) -> FileCell:
    row = line.outlook.get(year)
    return "" if row is None else row.direction or ""


def _low(year: int, line: ProspectLine) -> FileCell:
    row = line.outlook.get(year)
    return None if row is None else _hundreds(row.jobs.low)


def _high(year: int, line: ProspectLine) -> FileCell:
    row = line.outlook.get(year)
    return None if row is None else _hundreds(row.jobs.high)


def _reason(year: int, line: ProspectLine) -> FileCell:
    row = line.outlook.get(year)
    return "" if row is None else REASONS.get(row.reason_none or "", "")


def _hundreds(value: float | None) -> FileCell:
    return None if value is None else round(value / 100) * 100


@kept(256, "region", "years")
def prospects_ready(scope: Scope) -> tuple[Table, Prepared]:
    """The sectors of a region with vacancies and outlook. Made once."""
    view = load(scope)

    def to_sector(sbi_code: str) -> str:
        return href("sectoren", sector=sbi_code, regio=scope.region, periode=view.period)

    made = prospects_table(view, load_prospects(scope), to_sector)
    return made, prepared(made.columns, made.rows, made.caption)
