"""Page Verantwoording: sources, methods, checks."""

from dashboard.kit.navigation import PageInfo

PAGE = PageInfo(
    name="verantwoording",
    order=7,
    title="Verantwoording",
    help="Bronnen, methoden, controles, en wat deze cijfers niet zeggen.",
)
