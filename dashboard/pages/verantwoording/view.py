"""All that the page Verantwoording shows of one version, made once per version. Between the data and the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from dashboard.growth import data, region_pieces
from dashboard.growth.outlook import outlook_backtest, outlook_sectors, too_narrow
from dashboard.growth.records import BreakProposal, Build, QualityCheck, SourceAccount
from dashboard.growth.region_view import JOBS_SOURCE
from dashboard.kit.chart import Drawn
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.table import Table
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.overstap.data import CAVEAT
from dashboard.pages.vaardigheden.data import route_scores
from dashboard.pages.verantwoording.breaks.tables import Places, breaks_table, events_table, proposals_table
from dashboard.pages.verantwoording.norms.data import norms
from dashboard.pages.verantwoording.norms.tables import norms_table
from dashboard.pages.verantwoording.outlook.charts import hits_alt, hits_chart
from dashboard.pages.verantwoording.outlook.tables import by_sector_table, methods_table
from dashboard.pages.verantwoording.outlook.text import directions_text, outlook_verdict
from dashboard.pages.verantwoording.tables import checks_table, source_facts, sources_table
from dashboard.pages.verantwoording.text import key_figures, limits_of_version, opening
from dashboard.pages.verantwoording.validation.charts import scores_alt, scores_chart
from dashboard.pages.verantwoording.validation.tables import scores_table
from dashboard.pages.verantwoording.validation.text import routes_verdict

# Anchor, title, and the names of the texts on it.
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
    build, checks, sources = data.build(scope), data.quality_checks(scope), data.source_accounts(scope)
    jobs = next((source for source in sources if source.source_id == JOBS_SOURCE), None)
    limit = build.growth_threshold_pct
    tables, scores, ranked = _tables(scope), outlook_backtest(scope), route_scores(scope)
    return AccountView(
        build=build,
        sources=sources,
        checks=checks,
        proposals=data.break_proposals(scope),
        opening=opening(build, jobs, sources, checks),
        key_figures=key_figures(build, sources, checks),
        limits=_limits(scope, build),
        tables=tables,
        prepared=MappingProxyType({name: prepared(t.columns, t.rows, t.caption) for name, t in tables.items()}),
        texts=MappingProxyType({name: region_pieces.text(name, limit) for name in TEXTS}),
        outlook=_outlook(scope, limit),
        hits_chart=Drawn(hits_chart(scores)),
        hits_alt=hits_alt(scores),
        routes="\n\n".join([routes_verdict(ranked), CAVEAT, region_pieces.text("routes_toets", limit)]),
        routes_chart=Drawn(scores_chart(ranked)),
        routes_alt=scores_alt(ranked),
        methods=tuple(
            (anchor, title, "\n\n".join(region_pieces.text(name, limit) for name in names))
            for anchor, title, names in METHODS
        ),
    )


def _limits(scope: Scope, build: Build) -> str:
    """What no version can say, with what this one cannot say among it."""
    unallocated = data.unallocated_jobs(scope).get(build.last_year)
    own = limits_of_version(build, data.regions(scope), data.hidden_cells(scope), unallocated)
    return region_pieces.text("niet_te_zeggen", build.growth_threshold_pct).replace("{nu}", own)


def _outlook(scope: Scope, limit: float) -> str:
    """How well the outlook did, in words."""
    scores, tested, sectors = outlook_backtest(scope), outlook_sectors(scope), data.sectors(scope)
    said = [
        outlook_verdict(scores, tested, sectors),
        directions_text(scores),
        too_narrow(tested, sectors),
    ]
    return "\n\n".join([*filter(None, said), region_pieces.text("vooruitblik", limit)])


def _tables(scope: Scope) -> Mapping[str, Table]:
    build, sectors, breaks = data.build(scope), data.sectors(scope), data.listed_breaks(scope)
    places = Places(sectors, {row.region_code: row for row in data.regions(scope)})
    checks = data.quality_checks(scope)
    failed = [row for row in checks if not row.passed]
    return MappingProxyType(
        {
            "bronnen": sources_table(data.source_accounts(scope), build),
            "bevestigd": breaks_table(breaks, places, build, "confirmed"),
            "voorgesteld": breaks_table(breaks, places, build, "proposed"),
            "gevonden": proposals_table(data.break_proposals(scope), places, build),
            "vooruit_methoden": methods_table(outlook_backtest(scope), build),
            "vooruit_sectoren": by_sector_table(outlook_sectors(scope), sectors, build),
            "routes": scores_table(route_scores(scope), build),
            "bijzonder": events_table(data.listed_events(scope), places, build),
            "controles": checks_table(checks, places.regions, build, "Alle kwaliteitscontroles"),
            "grenzen": norms_table(norms(scope), source_facts(build)),
            "let_op": checks_table(failed, places.regions, build, "Controles die iets vonden"),
        }
    )
