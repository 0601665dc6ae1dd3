"""The UWV inbox: files that a person downloads from uwv.nl and puts into ``inbox/uwv/`` become raw rows.

UWV gives no fixed address and describes no columns, so a file is known by its columns and never by its name. The flow:
``inbox`` looks at the folder, ``sheets`` and ``zips`` turn bytes into sheets, ``layouts`` finds the header, ``figures``
reads the rows (with ``periods``, ``numbers``, ``regions``), ``open_match`` does the same for that one CSV, and
``letters`` writes the report beside the file. A file is taken whole or not at all.
"""

from __future__ import annotations

from etl.extract.taken import Taken
from etl.extract.uwv.inbox import preview, take

__all__ = ["Taken", "preview", "take"]
