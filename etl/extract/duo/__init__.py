"""Files of DUO (education): from its catalogue, or from ``inbox/duo/``."""

from etl.extract.duo.inbox import preview
from etl.extract.duo.single_file import fetch, refresh

__all__ = ["fetch", "preview", "refresh"]
