"""The errors of the ETL. Each reads as one line for the person who runs it: what, where, what to do."""

from __future__ import annotations


class EtlError(Exception):
    """Nothing was published; the earlier version still serves (exit code 1)."""

    exit_code = 1


class UsageError(EtlError):
    """The command or a setting cannot be used as given (exit code 2)."""

    exit_code = 2


class BusyError(EtlError):
    """Another run holds the lock (exit code 4)."""

    exit_code = 4


class SourceError(EtlError):
    """One source could not be fetched or its data broke its contract.

    Args:
        source_id: the source in the catalogue, such as ``cbs_83582ned``.
        what: what went wrong, in a few words.
        url: the address or file that was read.
        advice: what the reader can do about it.
    """

    def __init__(self, source_id: str, what: str, *, url: str, advice: str) -> None:
        self.source_id, self.what, self.url, self.advice = source_id, what, url, advice
        super().__init__(f"{source_id}: {what} ({url}). {advice}")
