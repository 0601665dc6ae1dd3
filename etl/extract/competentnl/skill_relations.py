"""Extract: skills of occupations and of mbo qualifications from CompetentNL, by SPARQL. Only where a key is set.

Without ``KRIMPGROEI_COMPETENTNL_KEY`` nothing is asked and nothing is wrong: the bundled extract serves. With it, each
of six kinds of relation is asked for in pages and kept as one part, once a month; a run that is broken off goes on with
the kinds that it lacks.

Assumed, for no key was at hand and no answer was ever seen: an occupation is ``cnlo:Occupation`` and has
``cnlo:requiresHATEssential``, ``...Important`` or ``...Somewhat``; a qualification is ``cnlo:EducationalNorm``, has
``cnlo:prescribesHAT...`` and its crebo code as ``ksmo:opleidingscode`` (modules have other codes); names are
``skos:prefLabel`` in Dutch; and answers are SPARQL results in JSON.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from etl.catalog import Source
from etl.errors import SourceError
from etl.extract.common.hosts import Hosts
from etl.extract.common.http_json import Json, JsonClient, connected
from etl.extract.common.refreshed import Refreshed, newest_undamaged
from etl.extract.common.retry import UnusableAnswer
from etl.extract.common.versions import now
from etl.progress import Reporter
from etl.run.raw_store import RawSet, RawStore
from etl.settings import Settings

SETTING = "KRIMPGROEI_COMPETENTNL_URL, KRIMPGROEI_COMPETENTNL_KEY"
PAGE = 10_000  # a common limit of SPARQL services; a page that is not full is the last
CLASSES = {
    "occupation": ("Occupation", "requires", ""),
    "qualification": ("EducationalNorm", "prescribes", "ksmo:opleidingscode ?subjectCode ; "),
}
IMPORTANCE = ("Essential", "Important", "Somewhat")
COLUMNS = ("subject", "subjectLabel", "skill", "skillLabel")
CODE = "subjectCode"
QUERY = """\
PREFIX cnlo: <https://linkeddata.competentnl.nl/def/competentnl#>
PREFIX ksmo: <https://data.s-bb.nl/ksm/ont/ksmo#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?subject ?subjectCode ?subjectLabel ?skill ?skillLabel WHERE {{
  ?subject a cnlo:{subject_class} ; {code}skos:prefLabel ?subjectLabel ; cnlo:{verb}HAT{importance} ?skill .
  ?skill skos:prefLabel ?skillLabel .
  FILTER(LANG(?subjectLabel) IN ("nl", "") && LANG(?skillLabel) IN ("nl", ""))
}}
ORDER BY ?subject ?skill
LIMIT {limit} OFFSET {offset}"""
Rows = list[dict[str, Any]]


def refresh(source: Source, store: RawStore, settings: Settings, report: Reporter, hosts: Hosts) -> Refreshed:
    """Bring the set up to date where there is a key; else what was fetched before stays.

    Raises:
        SourceError: no usable answer in all tries, or one that cannot be right.
        OSError: the raw files cannot be written.
    """
    previous, month = newest_undamaged(store, report), f"{datetime.now(UTC):%Y%m}"
    key = settings.competentnl_key.get_secret_value().strip() if settings.competentnl_key else ""
    if not key or (previous is not None and previous.folder.name == month):
        return Refreshed(previous)
    if not (key.isascii() and key.isprintable()):
        what, advice = "the key has characters that no key has", "Check KRIMPGROEI_COMPETENTNL_KEY."
        raise SourceError(source.source_id, what, url=settings.competentnl_url, advice=advice)
    address = settings.competentnl_url
    with connected(source, SETTING, address, settings, report, hosts, {"apikey": key}) as client:
        return Refreshed(_fetch(client, address, month, store))


def _fetch(client: JsonClient, address: str, month: str, store: RawStore) -> RawSet:
    writer = store.open_set(month)
    writer.reopen()
    client.report.source(client.source.source_id, len(CLASSES) * len(IMPORTANCE))
    for name, (subject_class, verb, code) in CLASSES.items():
        for importance in IMPORTANCE:
            part, kept = f"{name}_{importance.lower()}", writer.have(f"{name}_{importance.lower()}")
            if kept is None:
                words = {"subject_class": subject_class, "verb": verb, "code": code, "importance": importance}
                rows = _all_pages(client, address, **words)
                kept = writer.write_rows(part, rows, url=address, filter=None, retrieved=now(), modified=None)
            client.report.part(client.source.source_id, part, kept.rows)
    if not any(manifest.rows for manifest in writer.parts):
        writer.discard()
        here = "etl/extract/competentnl/skill_relations.py"
        advice = f"Compare the names in {here} with the ontology on https://competentnl.nl."
        client.fail("CompetentNL has none of the relations that are asked for", url=address, advice=advice)
    raw_set = writer.complete(table_id="skills", modified=None, retrieved=now())
    store.retire()
    return raw_set


def _all_pages(client: JsonClient, address: str, **words: str) -> Rows:
    """All rows of one kind of relation.

    Raises:
        SourceError: no usable answer in all tries, or a page that repeats.
    """
    rows: Rows = []
    seen: set[tuple[str, str]] = set()
    while True:
        question = QUERY.format(limit=PAGE, offset=len(rows), **words)
        page = client.post(address, {"query": question}, read_page)
        # Two Dutch names for one thing give the pair twice within a page; that only repeats a name.
        new = {(row["subject"], row["skill"]) for row in page}
        if page and new <= seen:
            client.fail(f"a page of {words['verb']}HAT{words['importance']} repeats", url=address)
        seen |= new
        rows += page
        if len(page) < PAGE:
            return rows


def read_page(body: Json) -> Rows:
    """Rows of one answer.

    Raises:
        UnusableAnswer: it is no SPARQL result, or a row lacks a value.
    """
    results = body.get("results")
    found = results.get("bindings") if isinstance(results, dict) else None
    if not isinstance(found, list):
        raise UnusableAnswer("the answer is no SPARQL result")
    try:
        rows = [
            {column: binding[column]["value"] for column in COLUMNS} | {CODE: binding.get(CODE, {}).get("value", "")}
            for binding in found
        ]
    except (AttributeError, KeyError, TypeError) as problem:
        raise UnusableAnswer("a row of the SPARQL result lacks a value") from problem
    if not all(isinstance(value, str) for row in rows for value in row.values()):
        raise UnusableAnswer("a value of the SPARQL result is no text")
    return rows
