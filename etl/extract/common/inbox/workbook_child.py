"""Reads the workbook on stdin and writes its sheets to stdout; ``workbook.py`` runs it as a process of its own.

It imports nothing of the project, so that it starts at once. A damaged workbook can make the reader loop, fill the
memory or give up altogether; here that ends this process and nothing else.
"""

from __future__ import annotations

import io
import pickle
import sys

MAX_MEMORY = 2 * 1024**3
MAX_SECONDS = 120
PASSWORD, DAMAGED = 3, 4


def main() -> int:
    """Exit code 0 with pickled (name, is_table, is_visible, rows, merged) per sheet; else what is wrong."""
    _limit()
    from python_calamine import CalamineError, PasswordError, SheetTypeEnum, SheetVisibleEnum, load_workbook

    try:
        workbook = load_workbook(io.BytesIO(sys.stdin.buffer.read()))
        sheets = []
        for about in workbook.sheets_metadata:
            is_table, is_visible = about.typ == SheetTypeEnum.WorkSheet, about.visible == SheetVisibleEnum.Visible
            rows, merged = [], []
            if is_table and is_visible:
                sheet = workbook.get_sheet_by_name(about.name)
                rows, merged = sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges or []
            sheets.append((about.name, is_table, is_visible, rows, merged))
    except PasswordError:
        return PASSWORD
    except (CalamineError, OSError, ValueError):
        return DAMAGED
    pickle.dump(sheets, sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)
    return 0


def _limit() -> None:
    """No more memory and time than the largest file that we take can need; Windows has no such limits."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
