"""ESCO, from ``inbox/esco/`` or from its web service."""

from etl.extract.esco.inbox import folder_of, preview
from etl.extract.esco.refresh import refresh

__all__ = ["folder_of", "preview", "refresh"]
