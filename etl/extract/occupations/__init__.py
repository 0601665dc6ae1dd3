"""Tables of occupations that their publishers give as a file on a page, from ``inbox/occupations/``."""

from etl.extract.occupations.inbox import folder_of, has_files, preview, refresh

__all__ = ["folder_of", "has_files", "preview", "refresh"]
