"""What a chart is here: plotly's own JSON as plain dictionaries, made ready once and sent as it is.

Building ``go.Figure`` objects checks every property and took three quarters of a page's time under load. The checks are
plotly's own: the tests make them on every chart (``tests/dashboard/pages/regio/test_charts.py``), the pages do not.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import plotly.graph_objects as go
from plotly.basedatatypes import BaseFigure

Spec = dict[str, Any]


@cache
def template() -> Spec:
    """The template that Streamlit's theme goes over; the browser needs it in every figure."""
    made: Spec = go.Figure().to_dict()["layout"]["template"]
    return made


def spec(traces: list[Spec], layout: Spec) -> Spec:
    """Traces and layout together."""
    return {"data": traces, "layout": {"template": template(), "separators": ",.", "dragmode": False, **layout}}


class Drawn(BaseFigure):  # type: ignore[misc]
    """A finished chart that Streamlit takes for a plotly figure. Shared between sessions: never change it."""

    def __init__(self, made: Spec) -> None:
        """Keep the spec; nothing is checked or copied."""
        self._made = made

    @property
    def data(self) -> tuple[Spec, ...]:
        """The traces."""
        return tuple(self._made["data"])

    def to_dict(self) -> Spec:
        """The spec itself."""
        return self._made


def vertical_line(x: float, colour: str, width: float = 1, dash: str = "solid") -> Spec:
    """A line over the whole height at ``x``."""
    line = {"color": colour, "width": width, "dash": dash}
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": line}


def word(x: float, y: float, text: str, **more: Any) -> Spec:
    """A word at ``x``, ``y`` as a part of the height."""
    return {"x": x, "y": y, "yref": "paper", "text": text, "showarrow": False, **more}
