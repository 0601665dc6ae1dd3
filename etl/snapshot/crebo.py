"""Bundled qualifications of mbo: the list of 2015 from the law, and the part of the register that was found."""

from __future__ import annotations

from pathlib import Path

from etl.run.raw_store import PartWriter, RawSet
from etl.snapshot.inputs import input_error, read_csv

LAW, REGISTER = "crebo/kwalificaties_2015_BWBR0036352.csv", "crebo/crebo_register_sample_25916-25999.csv"
_SOURCE_ID = "crebo"
_URL = "https://wetten.overheid.nl/BWBR0036352"


def write(shared_data: Path, writer: PartWriter) -> RawSet:
    """Write one part ``qualifications``, one row per code; where both lists have a code, the register counts.

    Raises:
        SourceError: a list cannot be read, or a code stands twice in it.
    """
    law = _unique(shared_data / LAW, "crebo", {"kwalificatie", "niveau", "kwalificatiedossier", "opleidingsdomein"})
    register = _unique(shared_data / REGISTER, "code", {"naam", "niveau", "dossier_naam", "hoofdgroep_naam"})
    found = {
        r["crebo"]: _row(
            r["crebo"],
            r["kwalificatie"],
            r["niveau"],
            r["kwalificatiedossier"],
            r["opleidingsdomein"].removesuffix(" (EZ)"),
            "2015",
        )
        for r in law
    } | {
        r["code"]: _row(r["code"], r["naam"], r["niveau"], r["dossier_naam"], r["hoofdgroep_naam"], "register")
        for r in register
    }
    rows = [row for _, row in sorted(found.items())]
    writer.write_rows("qualifications", rows, url=_URL, filter=None, retrieved=None, modified=None)
    return writer.complete(table_id="BWBR0036352", modified=None, retrieved=None)


def _row(code: str, name: str, level: str, dossier: str, domain: str, list_name: str) -> dict[str, str]:
    return {
        "crebo_code": code,
        "programme_name": name,
        "level_code": level,
        "dossier_name": dossier,
        "domain_name": domain,
        "list_name": list_name,
    }


def _unique(path: Path, key: str, columns: set[str]) -> list[dict[str, str]]:
    rows = read_csv(_SOURCE_ID, path, {key, *columns})
    if len({row[key] for row in rows}) < len(rows):
        raise input_error(_SOURCE_ID, f"the input has a {key} twice", path)
    return rows
