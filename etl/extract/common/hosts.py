"""Which hosts answered in this run and which could not be reached, so that a closed network costs little time."""

from __future__ import annotations

from urllib.parse import urlsplit


class HostLost(Exception):
    """The host could not be reached earlier in this run, so it is not asked again."""


class Hosts:
    """The hosts that one run asked; made anew for every run.

    >>> hosts = Hosts()
    >>> hosts.lose("https://opendata.cbs.nl/ODataFeed")
    >>> hosts.require("https://opendata.cbs.nl/ODataCatalog")
    Traceback (most recent call last):
    etl.extract.common.hosts.HostLost: opendata.cbs.nl was not reachable earlier in this run
    """

    def __init__(self) -> None:
        self._answered: set[str] = set()
        self._lost: set[str] = set()

    def require(self, url: str) -> None:
        """Go on only where the host of an address was not lost.

        Raises:
            HostLost: it could not be reached earlier in this run.
        """
        if (host := _host(url)) in self._lost:
            raise HostLost(f"{host} was not reachable earlier in this run")

    def has_answered(self, url: str) -> bool:
        """Whether the host gave any answer in this run, an error included."""
        return _host(url) in self._answered

    def hear(self, url: str) -> None:
        """The host gave an answer."""
        self._answered.add(_host(url))

    def lose(self, url: str) -> None:
        """The host could not be reached in all tries."""
        self._lost.add(_host(url))


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc
    except ValueError:
        return url
