"""Rows about training for the unit tests, each a plain one to change a field of."""

from __future__ import annotations

from typing import Any

from dashboard.growth.records import Region
from dashboard.kit.fetch import record_of
from dashboard.kit.scope import Scope
from dashboard.pages.opleiden.data import TRAINING, Capacity, Field, FieldSector, TrainingGap
from dashboard.pages.opleiden.leads.data import Programme
from dashboard.pages.opleiden.places.data import Provider
from dashboard.pages.opleiden.students.data import levels
from dashboard.pages.opleiden.view import TrainingView
from tests.made.growth_rows import BUILD, SECTORS, growth, shrinking

GRONINGEN = Region("AM01", "Groningen", "arbeidsmarktregio", False, 20)
PROVINCIE = Region("PV20", "Groningen", "provincie", True, 2)
FIELDS = {
    "all": Field("all", "Alle richtingen", "all"),
    "hg002": Field("hg002", "Entree", "hoofdgroep"),
    "hg017": Field("hg017", "Zorg en welzijn", "hoofdgroep"),
    "ho-techniek": Field("ho-techniek", "Techniek", "onderdeel"),
}
CARE = FieldSector("hg017", "Q", 0.6, 0.85, "field_sector", "opleidingen voor de zorg zelf")
INDUSTRY = FieldSector("hg017", "C", 0.05, 0.15, "field_sector", "medische instrumenten")


def hbo(year: int = 2024, **more: Any) -> Capacity:
    """Students of hbo in arbeidsmarktregio Groningen, 2024 as in the bundled copy."""
    values: dict[str, Any] = {
        "region_code": "AM01",
        "place_type": "training",
        "field_code": "all",
        "field_name": "Alle richtingen",
        "field_kind": "all",
        "education_level": "hbo",
        "pathway": "all",
        "year": year,
        "students": 28_325.5,
        "students_low": 28_291.0,
        "students_high": 28_360.0,
        "graduates": None,
        "graduates_low": None,
        "graduates_high": None,
        "intake": None,
        "intake_low": None,
        "intake_high": None,
        "location_kind": "lesplaats",
        "students_source_id": "duo_hbo_students",
        "graduates_source_id": None,
        "intake_source_id": None,
    }
    return record_of(Capacity, values | more)


def mbo(level: str = "mbo2", year: int = 2025, low: float = 120, high: float | None = 168, **more: Any) -> Capacity:
    """Students of a level of mbo with masked cells; made up."""
    values: dict[str, Any] = {
        "education_level": level,
        "students": None,
        "students_low": low,
        "students_high": high,
        "location_kind": "hoofdkantoor",
        "students_source_id": "duo_mbo_students",
    }
    return hbo(year, **values | more)


def gap(sbi_code: str = "Q", level: str = "all", **more: Any) -> TrainingGap:
    """A sector that grows with more jobs than there are graduates; made up."""
    values: dict[str, Any] = {
        "sbi_code": sbi_code,
        "education_level": level,
        "graduates_low": 95.2,
        "graduates_high": 140.0,
        "yearly_need_low": 401.0,
        "yearly_need_high": None,
        "signal": "tekort",
        "reason": "De sector groeit met meer banen dan er gediplomeerden zijn.",
        "graduates_year": 2025,
        "need_year_from": 2019,
        "need_year_to": 2024,
    }
    return TrainingGap(**values | more)


def programme(crebo_code: str = "25655", level: str = "mbo3", **more: Any) -> Programme:
    """A programme in care."""
    values: dict[str, Any] = {
        "crebo_code": crebo_code,
        "programme_name": "Verzorgende IG",
        "education_level": level,
        "domain": "Zorg en welzijn",
        "dossier": "Verzorgende IG",
        "is_current": True,
        "field_code": "hg017",
    }
    return Programme(**values | more)


def school(code: str = "25LX", source: str = "duo_mbo_students", **more: Any) -> Provider:
    """A school at its head office; made up."""
    values: dict[str, Any] = {
        "source_id": source,
        "provider_code": code,
        "provider_name": f"School {code}",
        "gemeente_code": "GM0014",
        "location_kind": "hoofdkantoor",
        "programmes": 12,
        "last_year": 2025,
    }
    return Provider(**values | more)


def view(**more: Any) -> TrainingView:
    """Arbeidsmarktregio Groningen with its hbo; sectors of the provincie, of which care grows and industry shrinks."""
    values: dict[str, Any] = {
        "scope": Scope("v", "AM01"),
        "build": BUILD,
        "sources": {},
        "region": GRONINGEN,
        "place": GRONINGEN,
        "places": [GRONINGEN],
        "sector_place": PROVINCIE,
        "gap_place": PROVINCIE,
        "sectors": SECTORS,
        "growth": {"Q": growth(), "C": shrinking()},
        "gap_growth": {"Q": growth(), "C": shrinking()},
        "capacity": [hbo(2020, students=31_000.0, students_low=30_980.0, students_high=31_020.0), hbo()],
        "country": levels([hbo()], TRAINING),
        "gaps": [gap()],
        "fields": FIELDS,
        "leads": {"hg017": [CARE, INDUSTRY]},
        "gemeenten": {"GM0014": "Groningen"},
    }
    return TrainingView(**values | more)
