"""ESCO from its web service: a list of occupations, then every concept by its URI.

    search     -> occupations         resource/occupation -> their skills
    resource/skill -> skills above    resource/concept    -> groups of skills, groups of ISCO

Only skills that an occupation asks for are fetched, and what is above them; the others do not matter to a route. In
all some 18 000 small questions, one at a time. A hundred answers are one part; a run that is broken off
goes on after the last hundred. A version of ESCO never changes, so one that is here is not asked for again.

Assumed, for it was never tried: ``search`` has ``total`` and ``_embedded.results`` with ``uri``, counts ``offset`` in
results, and may give ``_links.next``. Programs of others get all occupations in one page, so the page is large.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

from etl.catalog import Source
from etl.errors import SourceError
from etl.extract.common.hosts import Hosts
from etl.extract.common.http_json import Json, JsonClient, connected
from etl.extract.common.inbox.refusal import Refused
from etl.extract.common.inbox.rows import judge_rows
from etl.extract.common.retry import UnusableAnswer
from etl.extract.common.versions import now
from etl.extract.esco import resources
from etl.extract.esco.contract import judge
from etl.extract.esco.kinds import KINDS, normal
from etl.progress import Reporter
from etl.run.raw_store import PartWriter, RawSet, RawStore, read_rows
from etl.settings import Settings

SETTING = "KRIMPGROEI_ESCO_URL"
PAGE, BATCH = 5000, 100
LIST = "list.occupation"
ADVICE = "Put ESCO's CSV download into inbox/esco/ instead, or try again later; what was fetched so far is kept."
Resources = list[resources.Resource]


@dataclass(frozen=True)
class Page:
    """One page of the list: URIs in it, how many there are in all, and the address of the next page."""

    uris: list[str]
    total: int
    next_url: str | None


def fetch(source: Source, store: RawStore, settings: Settings, report: Reporter, hosts: Hosts) -> RawSet:
    """Fetch the configured version whole, going on with what an earlier run left.

    Raises:
        SourceError: no usable answer in all tries, another version than configured, a list that repeats or breaks
            off, or a whole that does not fit together.
        OSError: the raw files cannot be written.
    """
    base, version = settings.esco_url.rstrip("/"), source.table_id or ""
    with connected(source, SETTING, base, settings, report, hosts) as client:
        return _Import(client, base, version, store, report).run()


@dataclass(frozen=True)
class _Import:
    client: JsonClient
    base: str
    version: str
    store: RawStore
    report: Reporter

    def run(self) -> RawSet:
        writer = self.store.open_set(f"api-{re.sub(r'[^0-9A-Za-z]', '-', self.version)}")
        writer.reopen()
        occupations = self._resources(writer, "occupation", self._occupation_uris(writer))
        skills = self._upward(
            writer,
            "skill",
            resources.links_of(occupations, resources.ESSENTIAL, resources.OPTIONAL),
            resources.BROADER_SKILL,
        )
        above = set(resources.links_of(skills, *resources.BROADER_GROUP)) - {skill["uri"] for skill in skills}
        groups = self._upward(writer, "concept", above, resources.BROADER_GROUP)
        isco = self._resources(writer, "isco", self._read_or_fail(lambda: resources.isco_uris(occupations)))
        parts = self._read_or_fail(lambda: as_parts(occupations, skills, groups, isco))
        self._judge(parts)
        for part, rows in parts.items():
            writer.write_rows(part, rows, url=self.base, filter=self.version, retrieved=now(), modified=None)
        raw_set = writer.complete(table_id=self.version, modified=None, retrieved=now())
        self.store.retire()
        return raw_set

    def _occupation_uris(self, writer: PartWriter) -> list[str]:
        """URIs of all occupations, from an earlier run where it got so far."""
        if writer.have(LIST):
            return [row["uri"] for row in read_rows(writer.path(LIST))]
        found: dict[str, None] = {}
        question = {"type": "occupation", "language": "nl", "selectedVersion": self.version, "full": "false"}
        url, params = f"{self.base}/search", question | {"limit": str(PAGE), "offset": "0"}
        while True:
            page = self.client.get(url, partial(self._page, url), **params)
            if not page.uris:
                self.client.fail(
                    f"the list of occupations ends after {len(found)} of {page.total}", url=url, advice=ADVICE
                )
            if twice := next((uri for uri in page.uris if uri in found), None):
                self.client.fail(f"a page of the list of occupations repeats ({twice})", url=url, advice=ADVICE)
            found |= dict.fromkeys(page.uris)
            if len(found) >= page.total:
                break
            if page.next_url:
                url, params = page.next_url, {}
            else:
                params |= {"offset": str(len(found))}
        rows = [{"uri": uri} for uri in sorted(found)]
        writer.write_rows(LIST, rows, url=f"{self.base}/search", filter=self.version, retrieved=now(), modified=None)
        return [row["uri"] for row in rows]

    def _upward(self, writer: PartWriter, kind: str, start: Iterable[str], above: tuple[str, ...]) -> Resources:
        """Resources and all that is above them; each is asked for once, so a circle in the tree ends."""
        found: dict[str, resources.Resource] = {}
        wanted = sorted(set(start))
        while wanted:
            found |= {resource["uri"]: resource for resource in self._resources(writer, kind, wanted, len(found))}
            wanted = sorted(set(resources.links_of(found.values(), *above)) - set(found))
        return list(found.values())

    def _resources(self, writer: PartWriter, kind: str, uris: list[str], first: int = 0) -> Resources:
        """The resources of some URIs, in parts of a hundred named after the place of the first."""
        found: Resources = []
        self.report.source(f"{self.client.source.source_id} {kind}", -(-len(uris) // BATCH))
        for at in range(0, len(uris), BATCH):
            batch, part = uris[at : at + BATCH], f"resource.{kind}.{first + at:06d}"
            mark = hashlib.sha256("\n".join(batch).encode()).hexdigest()[:16]
            kept = writer.have(part)
            if kept is not None and kept.filter == mark:
                rows, note = read_rows(writer.path(part)), "from an earlier run"
            else:
                rows, note = [self._resource(kind, uri) for uri in batch], ""
                writer.write_rows(part, rows, url=self._url(kind), filter=mark, retrieved=now(), modified=None)
            self.report.part(f"{self.client.source.source_id} {kind}", part, len(rows), note)
            found += rows
        return found

    def _resource(self, kind: str, uri: str) -> resources.Resource:
        def read(body: Json) -> resources.Resource:
            self._require_version(body)
            if body.get("uri") != uri:
                raise UnusableAnswer(f"an answer on {str(body.get('uri'))[:80]} instead of {uri}")
            return resources.trimmed(body)

        return self.client.get(self._url(kind), read, uri=uri, language="nl", selectedVersion=self.version)

    def _url(self, kind: str) -> str:
        return f"{self.base}/resource/{'concept' if kind == 'isco' else kind}"

    def _page(self, url: str, body: Json) -> Page:
        self._require_version(body)
        results, total = (body.get("_embedded") or {}).get("results"), body.get("total")
        if not isinstance(results, list) or not isinstance(total, int) or total < 1:
            raise UnusableAnswer("no list of occupations")
        uris = [str(result.get("uri") or "") for result in results if isinstance(result, dict)]
        if len(uris) < len(results) or "" in uris or len(set(uris)) < len(uris):
            raise UnusableAnswer("a list with an occupation that has no URI, or that is in it twice")
        return Page(uris, total, _next(url, body))

    def _require_version(self, body: Json) -> None:
        """Refuse an answer of another version; one that does not say is of the version that was asked for.

        Raises:
            SourceError: another version, which asking again does not change.
        """
        told = told_version(body)
        if told is not None and normal(told) != normal(self.version):
            what = f"the web service answers with version {told} instead of {self.version}"
            advice = "Set table_id and versions in etl/catalog/esco.yml to the version that is wanted."
            self.client.fail(what, url=self.base, advice=advice)

    def _read_or_fail(self, read: Callable[[], Any]) -> Any:
        try:
            return read()
        except UnusableAnswer as problem:
            raise SourceError(self.client.source.source_id, str(problem), url=self.base, advice=ADVICE) from problem

    def _judge(self, parts: dict[str, list[resources.Row]]) -> None:
        kinds = {kind.name: kind for kind in KINDS}
        try:
            for part, rows in parts.items():
                judge_rows(part, kinds[part.partition("_")[0]], rows)
            judge(parts)
        except Refused as problem:
            raise SourceError(self.client.source.source_id, problem.reason, url=self.base, advice=ADVICE) from problem


def as_parts(
    occupations: Resources, skills: Resources, groups: Resources, isco: Resources
) -> dict[str, list[resources.Row]]:
    """Parts as ESCO names its CSV files. English is there only where every concept has an English name.

    Raises:
        UnusableAnswer: a resource lacks what a row needs.
    """
    by_language = {
        language: {
            f"occupations_{language}": resources.occupation_rows(occupations, language),
            f"skills_{language}": resources.skill_rows(skills, language),
            f"skillGroups_{language}": resources.group_rows("SkillGroup", groups, language),
            f"ISCOGroups_{language}": resources.group_rows("ISCOGroup", isco, language),
        }
        for language in ("nl", "en")
    }
    english = by_language["en"] if all(r["preferredLabel"] for rows in by_language["en"].values() for r in rows) else {}
    relations = {
        "occupationSkillRelations": resources.relation_rows(occupations),
        "broaderRelationsSkillPillar": resources.broader_rows(skills, groups),
    }
    return by_language["nl"] | english | relations


def told_version(body: Json) -> str | None:
    """The version that an answer says it is of, in a field or in the address of itself; None where it does not say.

    >>> told_version({"_links": {"self": {"href": "https://x/resource/skill?uri=y&selectedVersion=v1.1.1"}}})
    'v1.1.1'
    """
    self_link = (body.get("_links") or {}).get("self") or {}
    href = self_link.get("href") if isinstance(self_link, dict) else None
    asked = parse_qs(urlsplit(href).query).get("selectedVersion", []) if isinstance(href, str) else []
    for told in (body.get("selectedVersion"), body.get("version"), *asked):
        if isinstance(told, str) and re.fullmatch(r"v\d+\.\d+(\.\d+)?", told):
            return told
    return None


def _next(url: str, body: Json) -> str | None:
    """Address of the next page where the answer has one.

    Raises:
        UnusableAnswer: it leads to another host.
    """
    link = (body.get("_links") or {}).get("next") or {}
    href = link.get("href") if isinstance(link, dict) else None
    if not isinstance(href, str) or not href:
        return None
    here, there = urlsplit(url), urlsplit(urljoin(url, href))
    if here.netloc.casefold() != there.netloc.casefold():
        raise UnusableAnswer("the link to the next page leads elsewhere")
    return there._replace(scheme=here.scheme).geturl()
