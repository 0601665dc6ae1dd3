"""Files that a browser keeps, made from a version of the figures: who makes them and where they are found.

Without the server's route (``streamlit run dashboard/app.py``) there is no address, and what would stand in the file
goes along with the page.
"""

from __future__ import annotations

from collections.abc import Callable

PATH = "/krimpgroei/{name}/{version}/{part}.json"
# Makes the file of a part of a version; None where there is none.
Maker = Callable[[str, str], bytes | None]
_makers: dict[str, Maker] = {}
_is_served = False


def made_by(name: str) -> Callable[[Maker], Maker]:
    """Decorator: this function makes the files called ``name``."""

    def register(maker: Maker) -> Maker:
        _makers[name] = maker
        return maker

    return register


def maker_of(name: str) -> Maker | None:
    """Who makes the files called ``name``."""
    return _makers.get(name)


def serve() -> str:
    """The path under which they are served, with its parts between braces; from here on pages name it."""
    global _is_served
    _is_served = True
    return PATH


def address(name: str, version: str, part: str) -> str | None:
    """Where a browser finds a file, from any page; None where they are not served."""
    return PATH.format(name=name, version=version, part=part).removeprefix("/") if _is_served else None
