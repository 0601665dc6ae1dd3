"""New students, forecasts and the wide file of hbo, beside the small schools."""

from __future__ import annotations

from tests.made.duo_files import forecast, intake, publish_forecast, publish_intake
from tests.made.fake_duo import FakeDuo
from tests.made.small_schools import CARE

WIDE_HBO = ("PROVINCIE", "GEMEENTENUMMER", "GEMEENTENAAM", "SOORT INSTELLING", "TYPE HOGER ONDERWIJS",
            "INSTELLINGSCODE ACTUEEL", "INSTELLINGSNAAM ACTUEEL", "ONDERDEEL", "SUBONDERDEEL", "OPLEIDINGSCODE ACTUEEL",
            "OPLEIDINGSNAAM ACTUEEL", "OPLEIDINGSVORM", "GESLACHT", "2023", "2024")  # fmt: skip
SCHOOL = ("Friesland", "0080", "Leeuwarden", "reguliere inst.", "bachelor", "31FR", "NHL Stenden", "techniek", "n.v.t.")
PROGRAMMES = [
    (*SCHOOL, "34267", "B Elektrotechniek", "voltijd", "man", 30, 40),
    (*SCHOOL, "34279", "B Werktuigbouwkunde", "voltijd", "man", 9, 0),
]


def serve_years(duo: FakeDuo) -> None:
    """New students, and a forecast of Leeuwarden: 300 counted in 2025, 240 expected in 2030."""
    publish_intake(duo, 2025, intake(("25LX", CARE, 3, "BBL", 12), ("25LX", CARE, 3, "BOL", -1)))
    years = [(2025, 300, "Historie", 2), (2030, 240, "Prognose", 2)]
    keys: dict[str, tuple[str, ...]] = {
        "gemeente": ("Leeuwarden",),
        "gemeente_leerweg": ("Leeuwarden", "bol"),
        "gemeente_kwalificatieniveau": ("Leeuwarden", "2.0"),
        "leerweg_kwalificatieniveau": ("bol", "2.0"),
    }
    for file, key in keys.items():
        publish_forecast(duo, file, forecast(file, [(*key, *year) for year in years]))
