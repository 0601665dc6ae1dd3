"""Page Overstap: routes from an occupation or a sector to other work."""

from dashboard.kit.navigation import PageInfo

PAGE = PageInfo(
    name="overstap",
    order=5,
    title="Overstap",
    help="Van een beroep of sector naar ander werk: wat iemand al kan, en wat er te leren is.",
)
