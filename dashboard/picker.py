"""Which region and which years: read from the url, shown in widgets, written back to the url.

The url (`?regio=CR33&periode=2019-2024`) is the only truth, so that a link shows the same view and back works.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import streamlit as st

from dashboard import format as fmt
from dashboard.records import Build, GemeenteRegion, Region

DEFAULT_REGION = "NL01"
PRESETS = (1, 5, 10)
DEFAULT_LENGTH = 5
OWN_YEARS = "anders"
NO_FIGURES = " (nog geen cijfers)"
_PERIOD = re.compile(r"(\d{4})-(\d{4})")


@dataclass(frozen=True)
class Choice:
    """A valid region and window, and what had to be set right in the url."""

    region: Region
    year_from: int
    year_to: int
    notes: tuple[str, ...] = ()


def read_choice(regio: str | None, periode: str | None, regions: list[Region], build: Build) -> Choice:
    """A choice that exists, whatever the url says; a note for each part that made no sense."""
    by_code = {region.region_code: region for region in regions}
    notes = []
    region = by_code.get((regio or DEFAULT_REGION).strip().upper())
    if region is None:
        region = by_code.get(DEFAULT_REGION, regions[0])
        notes.append(f"De regio in dit webadres bestaat niet. U ziet nu {region.region_name}.")
    window = read_period(periode, build)
    if window is None:
        window = default_period(build)
        notes.append(f"De periode in dit webadres kan niet. U ziet nu {fmt.years(*window)}.")
    return Choice(region, *window, tuple(notes))


def read_period(periode: str | None, build: Build) -> tuple[int, int] | None:
    """Years of a window, or None where the text is no window within the series."""
    if periode is None:
        return default_period(build)
    match = _PERIOD.fullmatch(periode.strip())
    if match is None:
        return None
    year_from, year_to = int(match[1]), int(match[2])
    return (year_from, year_to) if build.first_year <= year_from < year_to <= build.last_year else None


def default_period(build: Build) -> tuple[int, int]:
    """Five years to the last year, or the whole series where that is shorter."""
    return max(build.first_year, build.last_year - DEFAULT_LENGTH), build.last_year


def nearest_region(current: Region, wanted: str, regions: list[Region], lies_in: list[GemeenteRegion]) -> str:
    """The region of another type that shares most gemeenten with this one; else the first with figures."""
    if wanted == "land":
        return DEFAULT_REGION
    if wanted == "gemeente":
        inside = [row.gm_code for row in lies_in if row.region_code == current.region_code]
        if inside:
            return inside[0]
    own = {row.gm_code for row in lies_in if current.region_code in (row.region_code, row.gm_code)}
    shared = Counter(row.region_code for row in lies_in if row.region_type == wanted and row.gm_code in own)
    if shared:
        return shared.most_common(1)[0][0]
    of_type = [region for region in regions if region.region_type == wanted]
    return next((region for region in of_type if region.has_figures), of_type[0]).region_code


def region_options(region_type: str, regions: list[Region], lies_in: list[GemeenteRegion]) -> dict[str, str]:
    """Labels by option: the regions of a type, with figures first, then every gemeente with its regions.

    An option is a region code, or ``GM0772>CR36`` for "gemeente Eindhoven lies in CR36": typing the name of a gemeente
    finds its regions, whatever type is chosen.
    """
    of_type = sorted((row for row in regions if row.region_type == region_type), key=lambda row: not row.has_figures)
    options = {row.region_code: row.region_name + ("" if row.has_figures else NO_FIGURES) for row in of_type}
    for row in lies_in:
        kind = fmt.REGION_TYPES[row.region_type].lower().replace("corop", "COROP")
        options[f"{row.gm_code}>{row.region_code}"] = f"{row.gm_name} ligt in {kind} {row.region_name}"
    return options


def region_picker(choice: Choice, regions: list[Region], lies_in: list[GemeenteRegion]) -> None:
    """Type and name of the region; a change goes to the url and from there to the page."""
    present = {region.region_type for region in regions}
    types = [kind for kind in fmt.REGION_TYPES if kind in present]
    st.session_state["soort_regio"] = choice.region.region_type
    st.session_state["naam_regio"] = choice.region.region_code

    def take_type() -> None:
        wanted = st.session_state["soort_regio"]
        if wanted in types:
            go_to(nearest_region(choice.region, wanted, regions, lies_in), choice.year_from, choice.year_to)

    def take_name() -> None:
        option = st.session_state["naam_regio"]
        if option:
            go_to(option.split(">")[-1], choice.year_from, choice.year_to)

    options = region_options(choice.region.region_type, regions, lies_in)
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    left.selectbox(
        "Soort regio",
        types,
        format_func=lambda kind: fmt.REGION_TYPES[kind],
        key="soort_regio",
        on_change=take_type,
        filter_mode=None,
        placeholder="Kies een soort",
    )
    right.selectbox(
        "Naam van de regio, of van een gemeente",
        list(options),
        format_func=lambda option: options.get(option, option),
        key="naam_regio",
        on_change=take_name,
        filter_mode="contains",
        placeholder="Typ een naam",
    )


def period_picker(choice: Choice, build: Build) -> None:
    """The years to compare: 1, 5 or 10 years to the last, or any other pair."""
    lengths = [n for n in PRESETS if build.last_year - n >= build.first_year]
    length = choice.year_to - choice.year_from
    preset = choice.year_to == build.last_year and length in lengths
    own = not preset or st.session_state.get("eigen_jaren", False)
    labels = {str(n): f"{n} jaar" for n in lengths} | {OWN_YEARS: "Andere jaren"}
    st.session_state["lengte"] = OWN_YEARS if own else str(length)

    def take_length() -> None:
        picked = st.session_state["lengte"]
        st.session_state["eigen_jaren"] = picked == OWN_YEARS
        if picked and picked != OWN_YEARS:
            go_to(choice.region.region_code, build.last_year - int(picked), build.last_year)

    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            "Welke periode?" if own else f"Welke periode, tot en met december {build.last_year}?",
            list(labels),
            format_func=lambda option: labels[option],
            key="lengte",
            on_change=take_length,
            required=True,
        )
        if own:
            _own_years(choice, build)


def _own_years(choice: Choice, build: Build) -> None:
    years = list(range(build.first_year, build.last_year + 1))
    st.session_state["van_jaar"], st.session_state["tot_jaar"] = choice.year_from, choice.year_to

    def take_years() -> None:
        first, last = sorted((st.session_state["van_jaar"], st.session_state["tot_jaar"]))
        if first < last:
            go_to(choice.region.region_code, first, last)

    st.selectbox(
        "Van december",
        years[:-1],
        key="van_jaar",
        on_change=take_years,
        width=130,
        filter_mode=None,
        placeholder="Jaar",
    )
    st.selectbox(
        "Tot december", years[1:], key="tot_jaar", on_change=take_years, width=130, filter_mode=None, placeholder="Jaar"
    )


def go_to(region_code: str, year_from: int, year_to: int) -> None:
    """Put a region and window in the url; the page follows.

    For use in a callback, before the page runs.
    """
    # Both at once: one step in the browser's history.
    st.query_params.from_dict({"regio": region_code, "periode": f"{year_from}-{year_to}"})
