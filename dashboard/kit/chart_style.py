"""What all charts share: height, margins, legend, rows, the line at zero. Their colours stand in theme.py."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

from dashboard.kit import theme
from dashboard.kit.chart import Spec, vertical_line

ROW_HEIGHT = 32
LONG_LABEL = 24
# Room for the legend and the axis around the rows.
FRAME = 130


def layout(height: int, **more: Any) -> Spec:
    """Height, margins and the legend above the chart."""
    return {
        "height": height,
        "margin": {"l": 0, "r": 10, "t": 10, "b": 0},
        "hoverlabel": {"align": "left"},
        "legend": {"orientation": "h", "yanchor": "bottom", "y": 1.0, "x": 0, "xanchor": "left", "title": {}},
        **more,
    }


def wrapped(label: str) -> str:
    """A label in two lines where it is long, so that on a phone the chart keeps its room.

    >>> wrapped("Uitzendwerk en overige zakelijke diensten (N)"), wrapped("Horeca (I)")
    ('Uitzendwerk en overige<br>zakelijke diensten (N)', 'Horeca (I)')
    """
    if len(label) <= LONG_LABEL:
        return label
    return "<br>".join(textwrap.wrap(label, max(LONG_LABEL, len(label) // 2 + 2), break_long_words=False))


def rows(labels: Sequence[str]) -> Spec:
    """A vertical axis with the labels as rows, the first at the bottom."""
    return {"categoryorder": "array", "categoryarray": list(labels), "title": {}, "automargin": True}


def zero_line(at: float = 0.0) -> Spec:
    """A line where neither side wins."""
    return vertical_line(at, theme.MARKS.faint)
