"""Page Werk en mensen: vacancies, tension, benefits, wages."""

from dashboard.kit.navigation import PageInfo

PAGE = PageInfo(
    name="werk",
    order=3,
    title="Werk en mensen",
    help="Waar nog werk is, bij welke beroepen het krap is, wie werk zoekt en wat het betaalt.",
)
