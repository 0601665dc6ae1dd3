"""Makes the bundled extract under data/snapshot/ (``python -m etl snapshot``, for maintainers).

It stands before the flow: what it writes has the shape of a live run's raw files, so that stage reads both alike.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from etl.errors import EtlError
from etl.progress import Reporter
from etl.run.raw_store import PartWriter, RawSet, read_set
from etl.snapshot import (
    boundaries,
    cbs_83582ned,
    cbs_83599ned,
    cbs_86355ned,
    cbs_gebieden,
    competentnl,
    crebo,
    crossover,
    duo_hbo_students,
    gemeente_mergers,
    mbo_country,
)

_MAKERS = {
    "cbs_83582ned": cbs_83582ned.write,
    "cbs_gebieden": cbs_gebieden.write,
    "gemeente_mergers": gemeente_mergers.write,
    "boundaries": boundaries.write,
    "cbs_83599ned": cbs_83599ned.write,
    "cbs_86355ned": cbs_86355ned.write,
    "crossover": crossover.write,
    "duo_hbo_students": duo_hbo_students.write,
    "crebo": crebo.write,
    "mbo_country": mbo_country.write,
    "competentnl": competentnl.write,
}


def make(shared_data: Path, snapshot_dir: Path, report: Reporter) -> list[RawSet]:
    """Write the raw sets of the bundled extract, each under ``snapshot_dir/SOURCE_ID/``.

    The same input gives the same bytes. README.md in that folder is written by hand and says what each set holds.

    Args:
        shared_data: folder with the collected publications, such as ``../shared/data``.
        snapshot_dir: folder to write in; the folders of the same sources there are replaced.
        report: told of each part.

    Returns:
        The complete sets, in the order of the catalogue.

    Raises:
        SourceError: an input file is missing or does not hold what it should.
    """
    new = snapshot_dir / ".new"  # so that a wrong input leaves the old extract whole
    shutil.rmtree(new, ignore_errors=True)
    try:
        for source_id, write in _MAKERS.items():
            raw_set = write(shared_data, PartWriter(source_id, new / source_id))
            report.source(source_id, len(raw_set.parts))
            for manifest in raw_set.parts:
                report.part(source_id, manifest.part, manifest.rows)
        return [_moved(new / source_id, snapshot_dir / source_id) for source_id in _MAKERS]
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _moved(made: Path, place: Path) -> RawSet:
    if place.exists():
        shutil.rmtree(place)
    made.rename(place)
    raw_set = read_set(place)
    if raw_set is None:
        raise EtlError(f"{place} was written but cannot be read back. Look at the disk and run again.")
    return raw_set
