"""Forecasts of the whole country as DUO would publish them, counted and expected."""

from __future__ import annotations

from tests.made.duo_files import (
    FORECAST,
    forecast,
    publish_forecast,
)
from tests.made.fake_duo import FakeDuo

LATER = "2027-05-01T00:00:00"


def serve_forecasts(
    duo: FakeDuo, gemeenten: list[str], *, kind: str = "Prognose", count: object = "", bol: int = 6
) -> None:
    """Ten students in every gemeente but a few, in 2025 (counted) and 2030 (expected)."""
    years = ((2025, "Historie"), (2030, kind))
    others = {"Terneuzen": 40, "Vlissingen": -1, "Tiel": count}
    total = [(name, year, others.get(name, 10), told, 2) for name in gemeenten for year, told in years]
    total += [("Buitenland", year, 6, told, 2) for year, told in years]
    publish_forecast(duo, "gemeente", forecast("gemeente", total))
    # of level 4 Leeuwarden has no row; Haaren was split in 2021, Beemster went to Purmerend whole in 2022
    kept = [name for name in gemeenten if name != "Leeuwarden"]
    level = [(name, "4.0", year, 3, told, 2) for name in [*kept, "Haaren", "Beemster"] for year, told in years]
    publish_forecast(duo, "gemeente_kwalificatieniveau", forecast("gemeente_kwalificatieniveau", level))
    bol = [(name, "bol", year, bol, told, 2) for name in gemeenten for year, told in years]
    publish_forecast(duo, "gemeente_leerweg", forecast("gemeente_leerweg", bol))
    country = [(way, f"{number}.0", year, 500 + number, told, 2)
               for way in ("bol", "bbl") for number in range(1, 5) for year, told in years]  # fmt: skip
    publish_forecast(duo, "leerweg_kwalificatieniveau", forecast("leerweg_kwalificatieniveau", country))


def renew_forecasts(duo: FakeDuo, modified: str = LATER) -> None:
    files = duo.packages[FORECAST]
    duo.packages[FORECAST] = {name: (file, modified) for name, (file, _) in files.items()}
