"""Files of DUO in their documented shape, made up: a header with its years, and rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from tests.made.fake_duo import MODIFIED, FakeDuo

STUDENTS = ("mbo-studenten-per-instelling", "Studenten per instelling plaats van de instelling sectorkamer leerweg"
            " opleiding niveau geslacht")  # fmt: skip
GRADUATES = ("gediplomeerde-mbo-studenten", "Gediplomeerden")
OFFER = ("mbo_opleidingsaanbod", "mbo_opleidingsaanbod")
ADDRESSES = ("adressen_mbo", "Adressen instellingen")
HBO_GRADUATES = ("p04hogdipl", "Gediplomeerden hoger beroepsonderwijs inclusief geslacht")
HBO = ("p01hoinges", "Ingeschrevenen hoger beroepsonderwijs inclusief geslacht in het domein hoger onderwijs")
HBO_INTAKE = ("p02ho1ejrs", "Eerstejaarsingeschrevenen hoger beroepsonderwijs inclusief geslacht in het domein"
              " hoger onderwijs")  # fmt: skip
INTAKE = "instromende-mbo-studenten"
INTAKE_NAME = "nieuw-instromende-studenten-per-instelling-hoofdgroep-leerweg-beroepsopleiding-niveau-vooropleiding"
OTHER_INTAKE_NAME = "nieuw-instromende-studenten-per-instelling-niveau-leerweg-beroepsopleiding-met-soorten-instroom"
FORECAST = "studentprognoses-mbo-per-instelling"
PATHS = ("sectorale_ontwikkelpaden", "sectorale_ontwikkelpaden")
YEARS = (2021, 2022, 2023, 2024, 2025)
STUDENT_FILE = "2021-2025-03-studenten-per-instelling.csv"
GRADUATE_FILE = "2020-2024-gediplomeerden.csv"  # as recorded: DUO puts new files under the old address

INSTITUTION = ("INSTELLINGSCODE", "INSTELLINGSNAAM", "PLAATSNAAM INSTELLING", "LEERWEG", "NIVEAU",
               "ERKENDE OPLEIDING CODE", "ERKENDE OPLEIDING NAAM", "SECTORKAMER NAAM", "HOOFDGROEP NAAM")  # fmt: skip
OFFER_COLUMNS = ("ERKENDEOPLEIDINGSCODE", "OPLEIDINGSEENHEID_NAAM", "MBONIVEAU", "ONDERWIJSAANBIEDERID", "NAAM",
                 "POSTCODE", "PLAATSNAAM", "KWALIFICATIEDOSSIER", "DOMEIN", "LEERTRAJECT")  # fmt: skip
ADDRESS_COLUMNS = ("INSTELLINGSCODE", "INSTELLINGSNAAM", "POSTCODE", "PLAATSNAAM", "GEMEENTENUMMER", "GEMEENTENAAM")
HBO_GRADUATE_COLUMNS = ("DIPLOMAJAAR", "PROVINCIENAAM", "GEMEENTENUMMER", "GEMEENTENAAM", "INSTELLINGSCODE_ACTUEEL",
                        "INSTELLINGSNAAM_ACTUEEL", "ONDERDEEL", "SOORT_DIPLOMA", "GESLACHT",
                        "AANTAL_GEDIPLOMEERDEN")  # fmt: skip
HBO_COLUMNS = ("STUDIEJAAR", "PROVINCIENAAM", "GEMEENTENUMMER", "GEMEENTENAAM", "INSTELLINGSCODE_ACTUEEL",
               "INSTELLINGSNAAM_ACTUEEL", "ONDERDEEL", "GESLACHT", "AANTAL_INGESCHREVENEN")  # fmt: skip
HBO_INTAKE_COLUMNS = (*HBO_COLUMNS[:-1], "AANTAL_EERSTEJAARS_INGESCHREVENEN")
INTAKE_COLUMNS = ("VOOROPLEIDING VO", "VOOROPLEIDING MBO", "INDICATIE KLEINE OPLEIDING", "INSTELLINGSCODE",
                  "INSTELLINGSNAAM", "HOOFDGROEP CODE", "HOOFDGROEP NAAM", "NIVEAU", "LEERWEG", "BEROEPSOPLEIDING CODE",
                  "BEROEPSOPLEIDING NAAM", "TOTAAL MBO", "INSTROOM MBO", "INSTROOM OPLEIDING")  # fmt: skip
FORECAST_COLUMNS = {
    "gemeente": ("Gemeentenaam",),
    "gemeente_kwalificatieniveau": ("Gemeentenaam", "Kwalificatieniveau"),
    "gemeente_leerweg": ("Gemeentenaam", "Leerweg"),
    "leerweg_kwalificatieniveau": ("Leerweg", "Kwalificatieniveau"),
}
PATH_COLUMNS = ("INGANGSDATUM_ONTWIKKELPAD", "EINDDATUM_ONTWIKKELPAD", "BRANCHE_NAAM", "FUNCTIE_TITEL",
                "ERKENDEOPLEIDINGSCODE", "LEERWEG", "SUBSIDIABEL_SLIMREGELING")  # fmt: skip
ROW = (
    "25LX",
    "Firda",
    "LEEUWARDEN",
    "BBL",
    "3",
    "25655",
    "Verzorgende-IG",
    "Zorg, welzijn en sport",
    "Zorg en welzijn",
)


def count_columns(years: Iterable[int], prefix: str = "") -> list[str]:
    """``MAN2021, VROUW2021, MAN2022, ...``."""
    return [f"{prefix}{sex}{year}" for year in years for sex in ("MAN", "VROUW")]


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]], delimiter: str = ",") -> str:
    """A CSV file as DUO writes it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def students(
    *counts: Sequence[object], years: Sequence[int] = YEARS, delimiter: str = ",", prefix: str = "", name: str = "Firda"
) -> str:
    """A file of students with one programme a row, and these counts (two a year)."""
    given = counts or ((1, 2) * len(years),)
    rows = [(ROW[0], name, *ROW[2:5], 25655 + number, *ROW[6:], *cells) for number, cells in enumerate(given)]
    return csv_text([*INSTITUTION, *count_columns(years, prefix)], rows, delimiter)


def hbo_rows(*cells: tuple[str, str, int, object]) -> list[tuple[object, ...]]:
    """Rows of the catalogue's file on hbo: (gemeente number, onderdeel, year, count)."""
    return [(year, "x", number, "x", "25BE", "Hogeschool", field, "man", count) for number, field, year, count in cells]


def intake(*rows: tuple[str, str, int, str, object]) -> str:
    """A file of intake in mbo: (institution code, hoofdgroep, level, pathway, count), each a programme of its own."""
    lines = [
        ("havo diploma", "onbekend", "N", code, f"School {code}", "hg017", field, level, pathway, f"bo{number:03}",
         "Opleiding", 99_999, 0, count)
        for number, (code, field, level, pathway, count) in enumerate(rows)
    ]  # fmt: skip
    return csv_text(INTAKE_COLUMNS, lines)


def publish_intake(duo: FakeDuo, year: int, text: str, modified: str | None = MODIFIED) -> None:
    """List the two files of a year, of which only the first is for us."""
    for name in (INTAKE_NAME, OTHER_INTAKE_NAME):
        file = f"{year}-{name}"[:100] + ".csv"
        duo.publish(INTAKE, f"{year} {name}", file, text.encode() if name == INTAKE_NAME else b"x", modified)


def forecast(file: str, rows: Iterable[Sequence[object]]) -> str:
    """A file of forecasts: what it is split by, then year, count, Type and Versie."""
    return csv_text((*FORECAST_COLUMNS[file], "Jaar", "Aantal", "Type", "Versie"), rows)


def publish_forecast(duo: FakeDuo, file: str, text: str, modified: str | None = MODIFIED) -> None:
    """List one file of forecasts under DUO's own name for it."""
    name = f"mbo-studentenprognose_{file}"
    duo.publish(FORECAST, name, f"{name}.csv", text.encode(), modified)


def serve_small_forecast(duo: FakeDuo) -> None:
    """All four files of forecasts, of one gemeente in one year."""
    cells = {"Gemeentenaam": "Leeuwarden", "Kwalificatieniveau": "4.0", "Leerweg": "bol"}
    for file, columns in FORECAST_COLUMNS.items():
        row = (*(cells[column] for column in columns), 2030, 100, "Prognose", 2)
        publish_forecast(duo, file, forecast(file, [row]))


def serve_small_files(duo: FakeDuo) -> None:
    """Let the small DUO serve a small file of every source."""
    offer = (
        "25655",
        "Verzorgende-IG",
        3,
        "100A001",
        "Firda",
        "8911 AB",
        "LEEUWARDEN",
        "Zorg",
        "Zorg en welzijn",
        "BBL",
    )
    diploma = (2025, "Friesland", "0080", "Leeuwarden", "31FR", "NHL Stenden", "techniek", "bachelor", "man", 40)
    last = datetime.now(UTC).year - 1
    duo.publish(*STUDENTS, STUDENT_FILE, students().encode())
    duo.publish(*GRADUATES, GRADUATE_FILE, students(prefix="DIP").encode())
    duo.publish(*OFFER, "mbo_opleidingsaanbod.csv", csv_text(OFFER_COLUMNS, [offer]).encode())
    address = ("25LX", "Firda", "8911 AB", "LEEUWARDEN", "0080", "Leeuwarden")
    duo.publish(*ADDRESSES, "instellingenmbo.csv", csv_text(ADDRESS_COLUMNS, [address]).encode())
    hbo = hbo_rows(("0080", "techniek", 2024, 120), ("0080", "techniek", 2025, -1))
    duo.publish(*HBO, "ingeschrevenengeslhbo.csv", csv_text(HBO_COLUMNS, hbo).encode())
    duo.publish(*HBO_GRADUATES, "gediplomeerdengeslhbo.csv", csv_text(HBO_GRADUATE_COLUMNS, [diploma]).encode())
    first_years = hbo_rows(("0080", "techniek", 2024, 30), ("0080", "techniek", 2025, -1))
    duo.publish(*HBO_INTAKE, "eerstejaars.csv", csv_text(HBO_INTAKE_COLUMNS, first_years).encode())
    publish_intake(duo, 2025, intake(("25LX", ROW[8], 3, "BBL", 12)))
    serve_small_forecast(duo)
    path = ("2026-01-01", "", "Zorg", "Verzorgende", "25655", "BBL", "J")
    duo.publish(*PATHS, "sectorale_ontwikkelpaden.csv", csv_text(PATH_COLUMNS, [path]).encode())
    occupations = csv_text(("ERKENDE OPLEIDINGSCODE", "BEROEP"), [("25655", "Verzorgende IG")], ";")
    duo.files[f"combinatie-erkende-opleidingscode-en-beroep-{last}-{last + 1}.csv"] = occupations.encode()
