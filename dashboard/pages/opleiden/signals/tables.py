"""Graduates beside what the growth of sectors asks for: each column once, for the screen and for the file. Pure."""

from __future__ import annotations

from dashboard.growth.growth_columns import verdict_cell
from dashboard.kit import numbers
from dashboard.kit.cells import number
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.sheet import FileCell, rounded
from dashboard.kit.table import Cell, Column, InFile, Table, only_in_file, table
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.opleiden.data import LEVEL_NAMES, SIGNALS, TrainingGap, between, need, signal_text
from dashboard.pages.opleiden.signals.text import GAP_COUNTED, SIGNAL_MEANING
from dashboard.pages.opleiden.students.tables import middle
from dashboard.pages.opleiden.text import facts
from dashboard.pages.opleiden.view import TrainingView, load_training

NO_FIELD = "geen richting bekend"
# Of the jobs, of graduates, and of where these go.
SOURCES = ("cbs_83582ned", "duo_mbo_graduates", "duo_hbo_graduates", "cbs_85702ned", "cbs_85699ned")
NEED: Column[TrainingGap] = Column(
    "need",
    "Nodig voor de groei, per jaar",
    lambda gap: number(gap.yearly_need_low, need(gap)),
    (
        InFile("nodig per jaar laag", lambda gap: rounded(gap.yearly_need_low, 0)),
        InFile("nodig per jaar hoog", lambda gap: rounded(gap.yearly_need_high, 0)),
    ),
    kind="number",
    short="Nodig voor groei",
)


def gap_sources(view: TrainingView) -> list[str]:
    """Sources that the signal rests on, where they are there."""
    return [name for name in SOURCES if name in view.sources]


def gap_columns(view: TrainingView) -> list[Column[TrainingGap]]:
    """The columns; of a sector that no field leads to no graduates are told, for nobody counted them."""
    years = numbers.years(*view.years)
    return [
        only_in_file("code", lambda gap: gap.sbi_code),
        Column(
            "sector",
            "Sector",
            lambda gap: _sector(view, gap),
            (InFile("sector", lambda gap: view.sectors[gap.sbi_code].sector_name_short),),
            kind="name",
        ),
        only_in_file("regio", lambda _: view.gap_place.region_name),
        Column(
            "verdict",
            f"Oordeel {years}",
            lambda gap: _verdict(view, gap),
            (InFile(f"oordeel {years}", lambda gap: _verdict_word(view, gap)),),
            kind="verdict",
            short="Oordeel",
        ),
        only_in_file("niveau", lambda gap: LEVEL_NAMES[gap.education_level]),
        Column(
            "graduates",
            "Gediplomeerden per jaar",
            lambda gap: _graduates(view, gap),
            (
                InFile("gediplomeerden laag", lambda gap: _if_counted(view, gap, gap.graduates_low)),
                InFile("gediplomeerden hoog", lambda gap: _if_counted(view, gap, gap.graduates_high)),
                InFile("jaar van de diploma’s", lambda gap: str(gap.graduates_year or "")),
            ),
            kind="number",
            short="Gediplomeerden",
        ),
        NEED,
        Column("signal", "Signaal", _signal, (InFile("signaal", lambda gap: gap.signal),)),
        only_in_file("waarom", lambda gap: gap.reason),
    ]


def gap_table(view: TrainingView, level: str) -> Table:
    """One row per section: graduates a year, what growth asks for, and the signal."""
    gaps = {gap.sbi_code: gap for gap in view.gaps if gap.education_level == level}
    source = facts(view.sources, gap_sources(view), GAP_COUNTED, numbers.years(*view.years))
    return table(
        gap_columns(view),
        [gaps[code] for code in view.sectors if code in gaps],
        caption=f"Gediplomeerden en groei per sector, {LEVEL_NAMES[level]}, {view.gap_place.region_name}",
        source={**source, "Signaal": SIGNAL_MEANING.replace("**", "")},
        name=lambda gap: gap.sbi_code,
    )


def _sector(view: TrainingView, gap: TrainingGap) -> Cell:
    sector = view.sectors[gap.sbi_code]
    return {"text": sector.sector_name_short, "code": gap.sbi_code, "sort": sector.sector_order}


def _verdict(view: TrainingView, gap: TrainingGap) -> Cell:
    growth = view.gap_growth.get(gap.sbi_code)
    return verdict_cell(growth, None) if growth is not None else {"text": "", "sort": None}


def _verdict_word(view: TrainingView, gap: TrainingGap) -> str:
    growth = view.gap_growth.get(gap.sbi_code)
    return growth.verdict or "" if growth is not None else ""


def _graduates(view: TrainingView, gap: TrainingGap) -> Cell:
    if not view.is_led_to(gap.sbi_code):
        return number(None, NO_FIELD)
    return number(middle(gap.graduates), between(gap.graduates), str(gap.graduates_year or ""))


def _if_counted(view: TrainingView, gap: TrainingGap, people: float | None) -> FileCell:
    return rounded(people, 0) if view.is_led_to(gap.sbi_code) else None


def _signal(gap: TrainingGap) -> Cell:
    return {"text": signal_text(gap), "sort": -SIGNALS.index(gap.signal), "muted": gap.signal == "onbekend"}


@kept(256, "region")
def gap_ready(scope: Scope, level: str) -> tuple[Table, Prepared]:
    """Graduates against growth by sector. Made once."""
    made = gap_table(load_training(scope), level)
    return made, prepared(made.columns, made.rows, made.caption)
