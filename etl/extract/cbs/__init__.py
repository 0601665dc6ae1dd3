"""Tables of Statistics Netherlands (CBS), by OData v3 or v4."""

from etl.extract.cbs.protocols import fetch

__all__ = ["fetch"]
