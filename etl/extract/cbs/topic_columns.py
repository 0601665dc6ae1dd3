"""Finds columns of a CBS table by the titles in its DataProperties. Used by extract (are they there) and by stage."""

from __future__ import annotations

from typing import Any


def topic_columns(properties: list[dict[str, Any]], topics: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Names of the Code and Naam columns of topic groups, whose numbers differ per year.

    Args:
        properties: rows of DataProperties, with ID, ParentID, Type, Key and Title.
        topics: topic to the Title of its TopicGroup, such as ``{"corop": "COROP-gebieden"}``.

    Returns:
        Topic to (code column, name column), such as ``{"corop": ("Code_14", "Naam_15")}``.

    Raises:
        ValueError: a group or one of its two columns is missing or occurs more than once; the message names it.

    >>> group = {"ID": 3, "ParentID": None, "Type": "TopicGroup", "Key": "", "Title": "COROP-gebieden "}
    >>> code = {"ID": 4, "ParentID": 3, "Type": "Topic", "Key": "Code_14", "Title": "Code"}
    >>> name = {"ID": 5, "ParentID": 3, "Type": "Topic", "Key": "Naam_15", "Title": "Naam"}
    >>> topic_columns([group, code, name], {"corop": "COROP-gebieden"})
    {'corop': ('Code_14', 'Naam_15')}
    """
    return {topic: _pair(properties, title) for topic, title in topics.items()}


def _pair(properties: list[dict[str, Any]], title: str) -> tuple[str, str]:
    groups = [p for p in properties if p.get("Type") == "TopicGroup" and _plain(p.get("Title")) == _plain(title)]
    if len(groups) != 1:
        raise ValueError(f"{len(groups) or 'no'} topic group{'s' if groups else ''} titled {title!r} in DataProperties")
    members = [p for p in properties if p.get("Type") == "Topic" and p.get("ParentID") == groups[0].get("ID")]
    return _key(members, "Code", title), _key(members, "Naam", title)


def _key(members: list[dict[str, Any]], wanted: str, title: str) -> str:
    keys = [p.get("Key") for p in members if _plain(p.get("Title")) == _plain(wanted)]
    if len(keys) != 1 or not isinstance(keys[0], str) or not keys[0]:
        raise ValueError(f"topic group {title!r} has {len(keys) or 'no'} usable column titled {wanted!r}")
    return keys[0]


def _plain(title: object) -> str:
    """Titles carry stray spaces, and the apostrophe of "regio's" comes in two forms."""
    return " ".join(str(title).replace("\u2019", "'").split()).casefold()
