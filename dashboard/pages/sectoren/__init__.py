"""Page Sectoren: one sector across regions."""

from dashboard.kit.navigation import PageInfo

PAGE = PageInfo(
    name="sectoren",
    order=2,
    title="Sectoren",
    help="Waar een sector groeit en krimpt, en waar hij groot is.",
)
