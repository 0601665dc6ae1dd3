"""All that the page Verantwoording shows of one version, made once per version. Between the queries and the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from dashboard.growth import data, region_pieces, words
from dashboard.growth.records import BreakProposal, Build, QualityCheck, SourceAccount
from dashboard.growth.region_view import JOBS_SOURCE
from dashboard.kit.chart import Drawn
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.table import Table
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.overstap.data import CAVEAT
from dashboard.pages.vaardigheden import data as skill_queries
from dashboard.pages.verantwoording import tables
from dashboard.pages.verantwoording import text as account
from dashboard.pages.verantwoording.outlook import charts
from dashboard.pages.verantwoording.outlook import tables as outlook_tables
from dashboard.pages.verantwoording.outlook import text as outlook
from dashboard.pages.verantwoording.validation import charts as validation_charts
from dashboard.pages.verantwoording.validation import tables as validation_tables
from dashboard.pages.verantwoording.validation import text as validation
from dashboard.pages.werk import data as work_queries

# Anchor, title, texts in dashboard/teksten.
METHODS = (
    ("wat-telt", "Wat wordt er geteld?", ("wat_telt",)),
    ("regios", "Hoe zijn de regio\u2019s samengesteld?", ("regios",)),
    ("gesplitst", "Wat gebeurt er met gesplitste gemeenten?", ("gesplitste_gemeenten", "gesplitste_gemeenten_formule")),
    ("afrondingsmarge", "Wat is de afrondingsmarge?", ("afrondingsmarge", "afrondingsmarge_formule")),
    ("sommen", "Hoe groot is de marge van een som?", ("sommen", "sommen_formule")),
    ("oordeel", "Hoe komt het oordeel tot stand?", ("oordeel", "oordeel_formule")),
    ("reeksbreuk", "Wat is een reeksbreuk?", ("reeksbreuk", "reeksbreuk_formule")),
    ("breuken-vinden", "Hoe vindt het programma reeksbreuken?", ("breuken_vinden", "breuken_vinden_formule")),
    ("vergelijken", "Hoe vergelijken we met Nederland?", ("locatiequotient", "locatiequotient_formule")),
    ("shift-share", "Komt het door de regio, of door de sectoren?", ("shift_share", "shift_share_formule")),
    ("specialisatie", "Hoe bijzonder is de mix van sectoren?", ("specialisatie", "specialisatie_formule")),
    ("vacatures", "Wat is een open vacature?", ("vacatures",)),
    ("uitkeringen", "Wie telt mee bij de uitkeringen?", ("uitkeringen",)),
    ("spanning", "Wat is spanning op de arbeidsmarkt?", ("spanning",)),
    ("lonen", "Wat zegt het uurloon?", ("lonen",)),
    ("vooruit-formule", "Hoe meten we of de vooruitblik klopt?", ("vooruitblik_formule",)),
    ("bezetting", "Welke beroepen werken in een sector?", ("bezetting", "bezetting_formule")),
    ("vaardigheden", "Hoe komen we van banen bij vaardigheden?", ("vaardigheden", "vaardigheden_formule")),
    ("niveau", "Welk niveau heeft een beroep?", ("vaardigheden_niveau",)),
    ("schaars", "Wanneer heet een vaardigheid schaars?", ("vaardigheden_schaars",)),
    ("routes-formule", "Hoe rangschikken we routes?", ("routes_toets_formule",)),
    ("afronding", "Hoe ronden we af op het scherm?", ("afronding_scherm",)),
    ("literatuur", "Literatuur", ("literatuur",)),
)
TEXTS = ("breuken_uitleg", "breuken_voorgesteld", "narekenen")


@dataclass(frozen=True)
class AccountView:
    """Texts and tables of one version; shared between sessions, so never to be changed."""

    build: Build
    sources: Sequence[SourceAccount]
    checks: Sequence[QualityCheck]
    proposals: Sequence[BreakProposal]
    opening: str
    key_figures: Sequence[tuple[str, str, str]]
    limits: str
    tables: Mapping[str, Table]
    prepared: Mapping[str, Prepared]
    texts: Mapping[str, str]
    methods: Sequence[tuple[str, str, str]]
    outlook: str
    hits_chart: Drawn
    hits_alt: str
    routes: str
    routes_chart: Drawn
    routes_alt: str


@kept(3)
def load(scope: Scope) -> AccountView:
    """Fetch and word everything of a version."""
    build, checks = data.build(scope), data.quality_checks(scope)
    sources = data.source_accounts(scope)
    regions, proposals = data.regions(scope), data.break_proposals(scope)
    jobs = next((source for source in sources if source.source_id == JOBS_SOURCE), None)
    limit = build.growth_threshold_pct
    unallocated = data.unallocated_jobs(scope).get(build.last_year)
    made, scores = _tables(scope), work_queries.outlook_backtest(scope)
    tested, routes = work_queries.outlook_sectors(scope), skill_queries.route_scores(scope)
    verdict = [outlook.verdict(scores, tested, data.sectors(scope)), outlook.directions(scores)]
    verdict.append(words.too_narrow(work_queries.seldom_within_margin(tested), data.sectors(scope)))
    return AccountView(
        build=build,
        sources=sources,
        checks=checks,
        proposals=proposals,
        opening=account.opening(build, jobs, sources, checks),
        key_figures=account.key_figures(build, sources, checks),
        limits=region_pieces.text("niet_te_zeggen", limit).replace(
            "{nu}", account.limits(build, regions, data.hidden_cells(scope), unallocated)
        ),
        tables=made,
        prepared=MappingProxyType({name: prepared(t.columns, t.rows, t.caption) for name, t in made.items()}),
        texts=MappingProxyType({name: region_pieces.text(name, limit) for name in TEXTS}),
        outlook="\n\n".join([*filter(None, verdict), region_pieces.text("vooruitblik", limit)]),
        hits_chart=Drawn(charts.hits_chart(scores)),
        hits_alt=charts.hits_alt(scores),
        routes="\n\n".join([validation.verdict(routes), CAVEAT, region_pieces.text("routes_toets", limit)]),
        routes_chart=Drawn(validation_charts.scores_chart(routes)),
        routes_alt=validation_charts.scores_alt(routes),
        methods=tuple(
            (anchor, title, "\n\n".join(region_pieces.text(name, limit) for name in names))
            for anchor, title, names in METHODS
        ),
    )


def _tables(scope: Scope) -> Mapping[str, Table]:
    build, sectors, breaks = data.build(scope), data.sectors(scope), data.listed_breaks(scope)
    places = tables.Places(sectors, {row.region_code: row for row in data.regions(scope)})
    found = [row for row in data.quality_checks(scope) if not row.passed]
    return MappingProxyType(
        {
            "bronnen": tables.sources(data.source_accounts(scope), build),
            "bevestigd": tables.breaks(breaks, places, build, "confirmed"),
            "voorgesteld": tables.breaks(breaks, places, build, "proposed"),
            "gevonden": tables.proposals(data.break_proposals(scope), places, build),
            "vooruit_methoden": outlook_tables.methods(work_queries.outlook_backtest(scope), build),
            "vooruit_sectoren": outlook_tables.by_sector(work_queries.outlook_sectors(scope), sectors, build),
            "routes": validation_tables.scores(skill_queries.route_scores(scope), build),
            "bijzonder": tables.events(data.listed_events(scope), places, build),
            "controles": tables.checks(data.quality_checks(scope), places.regions, build, "Alle kwaliteitscontroles"),
            "let_op": tables.checks(found, places.regions, build, "Controles die iets vonden"),
        }
    )
