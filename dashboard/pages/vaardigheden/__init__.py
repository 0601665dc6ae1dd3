"""Page Vaardigheden: the skills that growing sectors ask for and shrinking ones release."""

from dashboard.kit.navigation import PageInfo

PAGE = PageInfo(
    name="vaardigheden",
    order=4,
    title="Vaardigheden",
    help="Welke vaardigheden groeiende sectoren vragen, en wat er vrijkomt.",
)
