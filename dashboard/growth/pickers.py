"""The choices of choice.py as widgets: each change goes to the url, and from there to the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.growth import data, records
from dashboard.growth.choice import CHOOSABLE, PRESETS, Choice, nearest_region, period
from dashboard.growth.records import COUNTRY, Build, GemeenteRegion, Region, Sector
from dashboard.kit.kept_answers import kept
from dashboard.kit.pickers import select
from dashboard.kit.scope import Scope
from dashboard.kit.url import go_to

OWN_YEARS = "anders"
NO_FIGURES = " (nog geen cijfers)"
FOUND_BY_GEMEENTE = "corop"


def region_options(region_type: str, regions: Sequence[Region], lies_in: Sequence[GemeenteRegion]) -> dict[str, str]:
    """Labels by option: the regions of a type, with figures first, then every gemeente with its region of that type.

    An option is a region code, or ``GM0772>CR36`` for "gemeente Eindhoven lies in CR36": typing the name of a gemeente
    finds its region. Where a gemeente lies in no region of the type (the country, gemeenten themselves) that is its
    COROP region.
    """
    of_type = sorted((row for row in regions if row.region_type == region_type), key=lambda row: not row.has_figures)
    options = {row.region_code: row.region_name + ("" if row.has_figures else NO_FIGURES) for row in of_type}
    finds = region_type if region_type in {row.region_type for row in lies_in} else FOUND_BY_GEMEENTE
    for row in lies_in:
        if row.region_type != finds:
            continue
        kind = records.REGION_TYPES[row.region_type].lower().replace("corop", "COROP")
        options[f"{row.gm_code}>{row.region_code}"] = f"{row.gm_name} ligt in {kind} {row.region_name}"
    return options


@kept(16)
def _options(scope: Scope, region_type: str) -> Mapping[str, str]:
    """The options of a version, made once: there are hundreds."""
    return region_options(region_type, data.regions(scope), data.gemeente_regions(scope))


def region_picker(choice: Choice, version: str, sectors: Mapping[str, Sector] | None = None) -> None:
    """Type and name of the region, with the sector before them on a page about one (``sectors`` given)."""
    regions = data.regions(Scope(version))
    present = {region.region_type for region in regions}
    types = [kind for kind in records.REGION_TYPES if kind in present]
    st.session_state["soort_regio"] = choice.region.region_type
    st.session_state["naam_regio"] = choice.region.region_code

    def take_type() -> None:
        wanted = st.session_state["soort_regio"]
        if wanted in types:
            go_to(regio=nearest_region(choice.region, wanted, regions, data.gemeente_regions(Scope(version))))

    def take_name() -> None:
        option = st.session_state["naam_regio"]
        if option:
            go_to(regio=option.split(">")[-1])

    options = _options(Scope(version), choice.region.region_type)
    if sectors is not None:
        first, left, right = st.columns([3, 2, 3], vertical_alignment="bottom")
        with first:
            _sector_picker(choice, sectors)
    else:
        left, right = st.columns([2, 3], vertical_alignment="bottom")
    left.selectbox(
        "Soort regio",
        types,
        format_func=lambda kind: records.REGION_TYPES[kind],
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


def _sector_picker(choice: Choice, sectors: Mapping[str, Sector]) -> None:
    """One sector: sections in CBS order, then the groups, then all together."""
    order = [code for level in CHOOSABLE for code, row in sectors.items() if row.sector_level == level]
    st.session_state["sector"] = choice.sector.sbi_code if choice.sector is not None else None

    def label(code: str) -> str:
        row = sectors[code]
        if row.sector_level == "total":
            return row.sector_name_short
        return f"{row.sector_name_short} ({code})" + (", groep" if row.sector_level == "group" else "")

    st.selectbox(
        "Sector",
        order,
        format_func=label,
        key="sector",
        on_change=lambda: go_to(sector=st.session_state["sector"]),
        filter_mode="contains",
        placeholder="Typ een naam",
    )


def other_picker(choice: Choice, regions: Sequence[Region]) -> None:
    """The country, or one other region to compare with: those of the same type first."""
    own = choice.region.region_type
    able = [row for row in regions if row.has_figures and row.region_code not in (COUNTRY, choice.region.region_code)]
    able = sorted(
        (row for row in able if row.region_type == own or own != "gemeente"), key=lambda r: r.region_type != own
    )
    labels = {COUNTRY: "Heel Nederland"}
    for row in able:
        kind = "" if row.region_type == own else f" ({records.REGION_TYPES[row.region_type]})"
        labels[row.region_code] = f"{row.region_name}{kind}"
    chosen = choice.other.region_code if choice.other is not None else COUNTRY
    select("Vergelijk met", labels, "vergelijk", chosen, default=COUNTRY)


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
            go_to(periode=period(build.last_year - int(picked), build.last_year))

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
            go_to(periode=period(first, last))

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
