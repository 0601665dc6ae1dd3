"""The gemeenten of a region with the schools that teach there. Between the queries and the page."""

from __future__ import annotations

from dashboard.growth import data
from dashboard.growth.records import COUNTRY
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.opleiden import data as training_queries
from dashboard.pages.opleiden.places.places import TrainingPlace, places
from dashboard.pages.opleiden.view import load_training, schools


@kept(256, "region")
def training_places(scope: Scope, place_code: str) -> tuple[TrainingPlace, ...]:
    """Every gemeente of the place of a region; nothing where there is nothing to tell apart.

    That is so for a gemeente by itself, and where no school is placed in any of them.
    """
    view = load_training(scope, place_code)
    if view.place.region_type == "gemeente":
        return ()
    wanted = view.place.region_code
    gemeenten = {
        row.gm_code: row.gm_name for row in data.gemeente_regions(scope) if wanted in (COUNTRY, row.region_code)
    }
    found = places(gemeenten, schools(view.providers), training_queries.programme_counts(scope))
    return tuple(found) if any(not row.is_empty for row in found) else ()
