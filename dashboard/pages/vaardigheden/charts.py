"""What is asked more and what is released, group by group, as bars on either side of zero."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.kit import chart_style, estimates, numbers, theme
from dashboard.kit.chart import Drawn, Spec, spec
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.vaardigheden.data import SkillNeed
from dashboard.pages.vaardigheden.skill_balance import most_asked_and_released
from dashboard.pages.vaardigheden.text import name_of
from dashboard.pages.vaardigheden.view import SkillsView, load_skills

# Of each end of the list.
MOST = 8


def groups_shown(view: SkillsView, level: int) -> list[SkillNeed]:
    """The groups that are needed most and those released most, for their size; of those with firm figures."""
    rows = [row for row in view.ranked(level) if row.is_firm]
    return most_asked_and_released(rows, MOST, MOST)


def balance_chart(view: SkillsView, level: int) -> Spec:
    """Two bars per group: asked more to the right, released to the left; the most needed on top."""
    rows = groups_shown(view, level)[::-1]
    labels = [chart_style.wrapped(name_of(view.groups[row.skill_code], view.groups)) for row in rows]
    traces = [
        _bars("komt vrij", labels, [-row.jobs_released for row in rows], theme.MARKS.released),
        _bars("meer gevraagd", labels, [row.jobs_asked for row in rows], theme.MARKS.asked),
    ]
    layout = chart_style.layout(
        chart_style.FRAME + 44 * len(rows),
        barmode="relative",
        bargap=0.35,
        yaxis=chart_style.rows(labels),
        xaxis={"title": {"text": "Banen (schatting)"}, **_ticks(rows)},
        shapes=[chart_style.zero_line()],
    )
    return spec(traces if rows else [], layout)


def balance_alt(view: SkillsView, level: int) -> str:
    """The chart's message in a sentence."""
    parts = [
        f"{name_of(view.groups[row.skill_code], view.groups)}: {estimates.effect(row.jobs_asked)} meer gevraagd, "
        f"{estimates.effect(row.jobs_released)} komt vrij"
        for row in groups_shown(view, level)
    ]
    return f"Banen die een vaardigheid vragen. {'; '.join(parts)}" if parts else "Geen vaardigheden om te tekenen"


def _ticks(rows: Sequence[SkillNeed]) -> Spec:
    """Numbers without a sign on either side: what is released is no negative number of jobs."""
    most = max((value for row in rows for value in (row.jobs_asked, row.jobs_released)), default=1.0)
    digits = 10 ** max(len(str(int(most))) - 1, 1)
    # Few, so that they fit side by side on a phone.
    step = next(size for size in (digits // 5, digits // 2, digits, 2 * digits, 5 * digits) if most <= 3 * size)
    places = [step * number for number in range(-int(most // step) - 1, int(most // step) + 2)]
    return {"tickvals": places, "ticktext": [numbers.whole(abs(place)) for place in places], "automargin": True}


def _bars(name: str, labels: Sequence[str], values: Sequence[float], colour: str) -> Spec:
    return {
        "type": "bar",
        "orientation": "h",
        "x": list(values),
        "y": list(labels),
        "name": name,
        "marker": {"color": colour},
        "text": [estimates.effect(abs(value)) for value in values],
        "textposition": "none",
        "hovertemplate": f"%{{y}}<br>{name}: %{{text}} banen<extra></extra>",
    }


@kept(128, "region")
def balance_drawn(scope: Scope, level: int) -> tuple[Drawn, str]:
    """What is asked and released, with its message in words. Made once."""
    view = load_skills(scope)
    return Drawn(balance_chart(view, level)), balance_alt(view, level)
