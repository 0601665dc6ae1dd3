"""The kinds of checks that a catalogue file can declare: each the SQL that returns the rows which break the rule.

The first argument is the table of ``stage`` that is checked, the others what the declaration gives under the name of
the kind. ``etl/checks/kinds.yml`` has the words that come with a kind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

PERIOD = "^(19|20)[0-9]{2}(JJ00|KW0[1-4]|MM(0[1-9]|1[0-2]))$"
BRC_CODE = r"^([0-9]{1,4})(\s|$)"
MASKED_OR_EMPTY = "('', '-1', '<5')"
LEVELS = "('1', '2', '3', '4')"
UNION = "\nUNION ALL\n"


def unique(table: str, *, key: Sequence[str]) -> str:
    """Keys that occur more than once."""
    columns = ", ".join(key)
    return f"SELECT {columns}, count(*) AS times\nFROM {table}\nGROUP BY {columns}\nHAVING count(*) > 1"


def filled(table: str, *, columns: Sequence[str], shown: Sequence[str] = ("*",)) -> str:
    """Rows in which one of the columns has no text."""
    return f"SELECT {', '.join(shown)} FROM {table}\nWHERE {_any_empty(columns)}"


def not_empty(table: str, *, figure: str) -> str:
    """One row where the table has no figure at all."""
    return f"SELECT 'no figure' AS problem WHERE (SELECT count({figure}) FROM {table}) = 0"


def numbers(table: str, *, figure: str, shown: Sequence[str]) -> str:
    """Rows whose text is no number; the text as it came stands in the column of that name with ``_text``."""
    return f"SELECT {', '.join(shown)}\nFROM {table}\nWHERE {_no_number(figure)}"


def not_negative(table: str, *, figure: str, shown: Sequence[str]) -> str:
    """Rows with a figure below zero."""
    return f"SELECT {', '.join(shown)} FROM {table} WHERE {figure} < 0"


def in_interval(table: str, *, figure: str, shown: Sequence[str]) -> str:
    """Rows whose figure is negative or lies outside ``FIGURE_low`` to ``FIGURE_high``."""
    low, high = f"{figure}_low", f"{figure}_high"
    return (
        f"SELECT {', '.join(shown)}\nFROM {table}\n"
        f"WHERE {figure} < 0 OR {low} < 0 OR {high} < {low} OR {figure} < {low} OR {figure} > {high}"
    )


def rising(table: str, *, columns: Sequence[str], shown: Sequence[str]) -> str:
    """Rows in which a column is larger than one after it; what is unknown breaks no order."""
    pairs = [(a, b) for i, a in enumerate(columns) for b in columns[i + 1 :]]
    return f"SELECT {', '.join(shown)}\nFROM {table}\nWHERE {' OR '.join(f'{a} > {b}' for a, b in pairs)}"


def formed(table: str, *, patterns: Mapping[str, str], shown: Sequence[str], columns: Sequence[str] = ()) -> str:
    """Rows whose codes have another form (regular expression on the whole text), or whose other columns are empty."""
    wrong = [f"NOT regexp_full_match(coalesce({column}, ''), {_text(form)})" for column, form in patterns.items()]
    wrong += [_any_empty(columns)] if columns else []
    return f"SELECT {', '.join(shown)} FROM {table} WHERE {' OR '.join(wrong)}"


def known(table: str, *, column: str, listed_in: str) -> str:
    """Codes that a list (``TABLE.COLUMN`` of ``raw``) does not have; an empty one is for another check."""
    listed, _, code = listed_in.rpartition(".")
    return (
        f"SELECT DISTINCT s.{column}\nFROM {table} AS s\nLEFT JOIN raw.{listed} AS r ON r.{code} = s.{column}\n"
        f"WHERE r.{code} IS NULL AND coalesce(s.{column}, '') <> ''"
    )


def prefix_known(table: str, *, prefixes: Sequence[str]) -> str:
    """Prefixes of region keys that are not among these, with a key that has it."""
    return (
        f"SELECT region_prefix, min(region_code) AS example\nFROM {table}\n"
        f"WHERE region_prefix NOT IN ({', '.join(map(_text, prefixes))}) AND coalesce(region_code, '') <> ''\n"
        "GROUP BY region_prefix"
    )


def occupation_known(table: str) -> str:
    """Keys of the dimension Beroep with figures whose occupation cannot be told from the titles."""
    return f"""\
WITH entry AS (
    SELECT code, min(title) AS title, nullif(regexp_extract(min(title), '{BRC_CODE}', 1), '') AS brc_code
    FROM {table}_code
    WHERE dimension = 'Beroep'
    GROUP BY code
),
used AS (
    SELECT DISTINCT cbs_occupation_code FROM {table} WHERE coalesce(cbs_occupation_code, '') <> ''
)
SELECT 'not in the list' AS problem, u.cbs_occupation_code AS found
FROM used AS u
LEFT JOIN entry AS e ON e.code = u.cbs_occupation_code
WHERE e.code IS NULL
UNION ALL
SELECT 'one code for two keys', brc_code FROM entry WHERE brc_code IS NOT NULL GROUP BY brc_code HAVING count(*) > 1
UNION ALL
SELECT 'no title has a code', min(title) FROM entry HAVING count(brc_code) = 0"""


def occupation_skipped(table: str) -> str:
    """Titles of the dimension Beroep without a code."""
    return (
        f"SELECT DISTINCT code, title\nFROM {table}_code\n"
        f"WHERE dimension = 'Beroep' AND NOT regexp_matches(coalesce(title, ''), '{BRC_CODE}')"
    )


def usable(table: str, *, figures: Sequence[str], key: Sequence[str]) -> str:
    """What makes a table of CBS useless: no figures, a key missing or twice, an unknown period, text for a number."""
    shown = " || ' ' || ".join(f"coalesce({column}, '')" for column in key)
    some_figure = " OR ".join(f"{figure} IS NOT NULL" for figure in figures)
    return UNION.join(
        [
            "SELECT 'not a single figure' AS problem, NULL AS found"
            f" WHERE NOT EXISTS (SELECT 1 FROM {table} WHERE {some_figure})",
            f"SELECT 'a key is missing', {shown} FROM {table}\nWHERE {_any_empty(key)}",
            f"SELECT 'a key comes twice', {shown} FROM {table} GROUP BY {', '.join(key)} HAVING count(*) > 1",
            f"SELECT 'a period of an unknown kind', period_code FROM {table}\n"
            f"WHERE coalesce(period_code, '') <> '' AND NOT regexp_matches(period_code, '{PERIOD}')",
            *(
                f"SELECT '{figure} is no number, or below zero', {shown} || ': ' || {figure}_text FROM {table}\n"
                f"WHERE {_no_number(figure)} OR {figure} < 0"
                for figure in figures
            ),
        ]
    )


def counts(table: str) -> str:
    """Counts of a yearly table that are no number, are below zero, or have no year."""
    return (
        f"SELECT year, count_text FROM {table}\n"
        "WHERE year IS NULL OR count_value < 0 OR (coalesce(count_text, '') <> '' AND count_value IS NULL)"
    )


def duo_counts(table: str, *, institution: str, part: str, level: str | None = None, key: Sequence[str] = ()) -> str:
    """Cells of a file of DUO without a number, place or known level, that stand twice, or are of a year to come."""
    shown = f"{institution}, {part}, year"
    rules = [
        f"SELECT 'count is no number' AS problem, {shown}, count_text AS found\nFROM {table}"
        f" WHERE count_text IS NULL OR NOT (count_text IN {MASKED_OR_EMPTY}"
        " OR regexp_full_match(count_text, '[0-9]{1,9}'))",
        f"SELECT 'no institution or no year', {shown}, count_text FROM {table}\n"
        f"WHERE {_any_empty([institution])} OR year IS NULL",
    ]
    if level:
        rules.append(
            f"SELECT 'level is not known', {shown}, {level} FROM {table}\nWHERE coalesce({level}, '') NOT IN {LEVELS}"
        )
    if key:
        rules.append(
            f"SELECT 'stands twice', {institution}, min({part}), year, count(*)::VARCHAR FROM {table}\n"
            f"GROUP BY {', '.join(key)} HAVING count(*) > 1"
        )
    rules.append(f"SELECT 'year is still to come', {shown}, count_text FROM {table} WHERE year > year(current_date)")
    return UNION.join(rules)


def _any_empty(columns: Sequence[str]) -> str:
    return " OR ".join(f"coalesce({column}, '') = ''" for column in columns)


def _no_number(figure: str) -> str:
    return f"{figure} IS NULL AND {figure}_text IS NOT NULL OR isnan({figure}) OR isinf({figure})"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


KINDS: dict[str, Callable[..., str]] = {
    "unique": unique,
    "filled": filled,
    "not_empty": not_empty,
    "numbers": numbers,
    "not_negative": not_negative,
    "in_interval": in_interval,
    "rising": rising,
    "formed": formed,
    "known": known,
    "prefix_known": prefix_known,
    "occupation_known": occupation_known,
    "occupation_skipped": occupation_skipped,
    "usable": usable,
    "counts": counts,
    "duo_counts": duo_counts,
}
