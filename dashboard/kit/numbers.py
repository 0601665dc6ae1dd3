"""Numbers and dates in Dutch notation (Babel, nl_NL), rounded to what they bear. Pure; used by all that shows text."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import get_decimal_symbol, get_group_symbol

from dashboard.kit.interval import Interval

LOCALE = "nl_NL"
HERE = ZoneInfo("Europe/Amsterdam")
MINUS = "\u2212"
EN_DASH = "\u2013"
UNKNOWN = "onbekend"
SUPPRESSED = "afgeschermd"
Figure = Interval | float | None

# Babel's own formatting reads its pattern anew for every number, and a page has hundreds; a test holds ours to it.
_DUTCH = str.maketrans({",": get_group_symbol(LOCALE), ".": get_decimal_symbol(LOCALE), "-": MINUS})


def step(figure: Interval) -> int:
    """Size to round jobs to: hundreds as CBS does, coarser where the margin is far wider than that.

    >>> step(Interval(4700, 4650, 4750)), step(Interval(402000, 400000, 404000)), step(Interval(4700))
    (100, 1000, 100)
    """
    half_width = (figure.width or 0.0) / 2
    if half_width <= 1000:
        return 100
    return 1000 if half_width <= 10000 else 10000


def jobs(figure: Figure) -> str:
    """A number of jobs.

    >>> jobs(12345.0), jobs(None), jobs(Interval(402345, 400000, 404000))
    ('12.300', 'onbekend', 'ca. 402.000')
    """
    figure = _with_margin(figure)
    if figure.value is None:
        return UNKNOWN
    size = step(figure)
    return ("" if size == 100 else "ca. ") + whole(round(figure.value / size) * size)


def change(figure: Figure) -> str:
    """A change in jobs, with its sign.

    >>> change(1200.0), change(-1200.0), change(0.0)
    ('+1.200', '−1.200', '0')
    """
    figure = _with_margin(figure)
    if figure.value is None:
        return UNKNOWN
    size = step(figure)
    return ("" if size == 100 else "ca. ") + _signed(whole(round(figure.value / size) * size))


def percent(value: float | None, *, signed: bool = False) -> str:
    """A percentage with one decimal; a rounded zero has no sign.

    >>> percent(2.44, signed=True), percent(-0.04, signed=True), percent(-3.0), percent(None)
    ('+2,4%', '0,0%', '−3,0%', 'onbekend')
    """
    if value is None:
        return UNKNOWN
    text = decimal(value, 1)
    return (_signed(text) if signed else text) + "%"


def decimal(value: float, digits: int) -> str:
    """A number with a fixed number of decimals.

    >>> decimal(1234.56, 1)
    '1.234,6'
    """
    return f"{round(value, digits) or 0.0:,.{digits}f}".translate(_DUTCH)


def growth_margin(growth: Interval) -> str:
    """The margin of a yearly growth in words; open ends said as such.

    An end beyond a doubling a year, or beyond all jobs, says nothing.

    >>> growth_margin(Interval(0, -1.06, 1.1)), growth_margin(Interval(None, None, 2.0))
    ('−1,1% tot +1,1%', 'hoogstens +2,0%')
    >>> growth_margin(Interval(2.32, 2.31, 2.34)), growth_margin(Interval(None, -100.0, 140.0))
    ('marge onder 0,1%', 'niet te zeggen')
    """
    low, high = growth.low, growth.high
    if low is None and high is None:
        return UNKNOWN
    no_low, no_high = low is None or low <= -100, high is None or high >= 100
    if no_low and no_high:
        return "niet te zeggen"
    if low is None or no_low:
        return f"hoogstens {percent(high, signed=True)}"
    if high is None or no_high:
        return f"minstens {percent(low, signed=True)}"
    first, last = percent(low, signed=True), percent(high, signed=True)
    return "marge onder 0,1%" if first == last else f"{first} tot {last}"


def bounds(hidden: Interval) -> str:
    """Known bounds of a hidden number of jobs, rounded outwards.

    >>> bounds(Interval(None, 0, 640)), bounds(Interval(None, 0, None)), bounds(Interval(None, 7720742, None))
    ('hoogstens 650', 'onbekend', 'minstens 7.720.700')
    """
    low, high = hidden.low, hidden.high
    if high is None:
        return f"minstens {whole(low // 100 * 100)}" if low and low >= 100 else UNKNOWN
    if not low or low < 100:
        return f"hoogstens {whole(upwards(high))}"
    return f"tussen {whole(downwards(low))} en {whole(upwards(high))}"


def downwards(value: float) -> int:
    """A lower bound in fifties (the margin of one printed figure), in hundreds where it is large.

    >>> downwards(8670), downwards(41320)
    (8650, 41300)
    """
    return int(value // _fine(value) * _fine(value))


def upwards(value: float) -> int:
    """An upper bound, as ``downwards``.

    >>> upwards(8670), upwards(41320)
    (8700, 41400)
    """
    return int(-(-value // _fine(value)) * _fine(value))


def about(figure: Interval) -> str:
    """A figure that follows from others, with its margin; ``onbekend`` where an end of it is.

    >>> about(Interval(200, 50, 300))
    'ca. 200 (50 tot 300)'
    """
    if figure.value is None or figure.low is None or figure.high is None:
        return UNKNOWN
    low, high = whole(downwards(figure.low)), whole(upwards(figure.high))
    return f"ca. {whole(round(figure.value / 100) * 100)} ({low} tot {high})"


def limit(value: float) -> str:
    """The threshold of the verdicts.

    >>> limit(0.5), limit(1.0), limit(0.25)
    ('0,5%', '1%', '0,25%')
    """
    return decimal(value, 2).rstrip("0").rstrip(",") + "%"


def years(year_from: int, year_to: int) -> str:
    """A window of years.

    >>> years(2019, 2024)
    '2019–2024'
    """
    return f"{year_from}{EN_DASH}{year_to}"


def date(moment: dt.datetime | dt.date | None) -> str:
    """A day in words.

    >>> date(dt.date(2026, 11, 3)), date(None)
    ('3 november 2026', 'onbekend')
    """
    return UNKNOWN if moment is None else str(format_date(moment, format="d MMMM y", locale=LOCALE))


def here(utc: dt.datetime) -> dt.datetime:
    """A moment of the warehouse, which keeps UTC without saying so, on the clock of the Netherlands."""
    return (utc if utc.tzinfo is not None else utc.replace(tzinfo=dt.UTC)).astimezone(HERE)


def day(utc: dt.datetime | None) -> str:
    """The day in the Netherlands of a moment of the warehouse.

    >>> day(dt.datetime(2026, 6, 30, 22, 30)), day(None)
    ('1 juli 2026', 'onbekend')
    """
    return UNKNOWN if utc is None else date(here(utc))


def cbs_period(code: str) -> str:
    """A period of CBS in words; a year stays a year, and so does what is no code of CBS.

    >>> cbs_period("2026KW02"), cbs_period("2013MM01"), cbs_period("2024JJ00"), cbs_period("2024")
    ('2e kwartaal 2026', 'januari 2013', '2024', '2024')
    """
    found = re.fullmatch(r"(\d{4})(JJ|KW|MM)(\d\d)", code)
    if not found:
        return code
    year, kind, number = int(found[1]), found[2], int(found[3])
    if kind == "KW":
        return f"{number}e kwartaal {year}"
    return format_date(dt.date(year, number, 1), "MMMM y", locale=LOCALE) if kind == "MM" and number else str(year)


def tidy(text: str) -> str:
    """A text from the reference tables in the notation of the page.

    >>> tidy("daalt met -22 %")
    'daalt met −22%'
    """
    return re.sub(r"(?<=\d) %", "%", re.sub(r"(?<!\w)-(?=\d)", MINUS, text))


def persons(figure: Figure) -> str:
    """A number of people: tens as CBS prints them, coarser where the margin is far wider.

    >>> persons(Interval(1236, 1231, 1241)), persons(Interval(12_345, 12_045, 12_645)), persons(None)
    ('1.240', '12.300', 'onbekend')
    """
    figure = _with_margin(figure)
    if figure.value is None:
        return UNKNOWN
    half_width = (figure.width or 0.0) / 2
    size = 10 if half_width <= 100 else 100 if half_width <= 1000 else 1000
    return whole(round(figure.value / size) * size)


def euro(value: float | None, *, signed: bool = False) -> str:
    r"""An amount in euro with cents.

    >>> euro(22.2), euro(-1.5, signed=True), euro(None)
    ('€\xa022,20', '−€\xa01,50', 'onbekend')
    """
    if value is None:
        return UNKNOWN
    sign = MINUS if value < 0 else "+" if signed and value > 0 else ""
    return f"{sign}€\u00a0{decimal(abs(value), 2)}"


def stand(code: str) -> str:
    """A period of CBS as the moment that its figures are of.

    >>> stand("2026KW02"), stand("2025MM12"), stand("2024JJ00")
    ('eind juni 2026', 'eind december 2025', '2024')
    """
    year, kind, number = code[:4], code[4:6], int(code[6:])
    if kind == "JJ":
        return year
    month = number * 3 if kind == "KW" else number
    return f"eind {month_name(month)} {year}"


def month_name(month: int) -> str:
    """Name of a month.

    >>> month_name(3)
    'maart'
    """
    return str(format_date(dt.date(2000, month, 1), format="MMMM", locale=LOCALE))


def _with_margin(figure: Figure) -> Interval:
    """A bare number has no margin of its own."""
    return figure if isinstance(figure, Interval) else Interval(figure)


def _fine(value: float) -> int:
    return 50 if value < 10000 else 100


def whole(value: float) -> str:
    """A whole number.

    >>> whole(12345)
    '12.345'
    """
    return f"{int(value):,}".translate(_DUTCH)


def _signed(text: str) -> str:
    if text.strip("0,.") in ("", MINUS):
        return text.lstrip(MINUS)
    return text if text.startswith(MINUS) else "+" + text
