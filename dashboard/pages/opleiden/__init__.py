"""Page Opleiden: who trains how many people in what."""

from dashboard.kit.navigation import PageInfo

PAGE = PageInfo(
    name="opleiden",
    order=6,
    title="Opleiden",
    help="Wie hoeveel mensen opleidt, en of dat past bij de sectoren die groeien.",
)
