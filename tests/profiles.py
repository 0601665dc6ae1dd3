"""How hard the tests of properties try: few examples while working, many before an issue is closed.

``make check`` asks for ``quick``, ``make test`` for ``normal`` and ``make test-long`` for ``thorough``.
"""

from __future__ import annotations

from hypothesis import settings

USUAL = 100
PROFILES = {"quick": 15, "normal": USUAL, "thorough": 1_000}


def register() -> None:
    """Make the profiles known; a busy machine is no reason to fail, so no example has a deadline."""
    for name, examples in PROFILES.items():
        settings.register_profile(name, parent=settings(), max_examples=examples, deadline=None)
    settings.load_profile("normal")


def examples(usual: int) -> settings:
    """As many examples as a test needs of its own, more or fewer as the profile goes."""
    return settings(max_examples=max(5, usual * settings().max_examples // USUAL))
