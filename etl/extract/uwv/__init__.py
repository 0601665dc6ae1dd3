"""The UWV inbox: files that a person downloads from uwv.nl and puts into ``inbox/uwv/`` become raw rows.

UWV gives no fixed address and describes no columns, so a file is known by its columns and never by its name. The flow:
``inbox`` looks at the folder, ``file_reader`` reads one file, ``sheets`` turns its bytes into sheets, ``layouts`` finds
the header, ``figures`` reads the rows (with ``periods``, ``numbers``, ``regions``), and ``open_match`` does so for that
one CSV. A file is taken whole or not at all.
"""

from etl.extract.uwv.inbox import folder_of, preview, refresh

__all__ = ["folder_of", "preview", "refresh"]
