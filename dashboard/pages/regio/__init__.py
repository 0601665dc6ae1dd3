"""Page Regio: which sectors grow and shrink in one region."""

from dashboard.kit.navigation import PageInfo

PAGE = PageInfo(
    name="regio",
    order=1,
    title="Regio",
    help="Welke sectoren groeien en krimpen in een regio, en hoe zeker dat is.",
)
