"""A small ESCO as its web service would give it, over real HTTP, with faults on demand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.made.esco_files import (
    OCCUPATIONS,
    concepts,
    occupation,
    relations,
    skill,
    skills_of,
)
from tests.made.fake_publisher import FakePublisher

VERSION = "v1.2.0"


class FakeEsco(FakePublisher):
    """The small ESCO of ``esco_files`` as the web service would give it.

    Attributes:
        page: most results of a search, whatever is asked for.
        version: what answers say they are of; None is nothing.
        links: whether a page has the address of the next one.
        gone: URIs that are a 404.
    """

    def __init__(self, server: HTTPServer) -> None:
        super().__init__(server, self.esco)
        self.page, self.links, self.gone = 1000, False, set[str]()
        self.version: str | None = None
        self.resources = dict(resources())
        self.offsets: dict[str, int] = {}

    def esco(self, request: Request) -> Any:
        assert request.args.get("selectedVersion") == VERSION
        body = self.search(request) if request.path == "/esco/search" else self.resource(request)
        if isinstance(body, dict) and self.version:
            body["selectedVersion"] = self.version
        return body

    def search(self, request: Request) -> dict[str, Any]:
        start = self.offsets.get(request.args["offset"], int(request.args["offset"]))
        uris = [occupation(n) for n in range(OCCUPATIONS)]
        body: dict[str, Any] = {"total": len(uris), "_embedded": {"results": []}, "_links": {}}
        body["_embedded"]["results"] = [{"uri": u, "title": "x"} for u in uris[start : start + self.page]]
        if self.links and start + self.page < len(uris):
            query = f"selectedVersion={VERSION}&offset={start + self.page}"
            body["_links"]["next"] = {"href": f"{request.base_url}?{query}"}
        return body

    def resource(self, request: Request) -> Any:
        uri = request.args["uri"]
        kind = {"occupation": "/occupation/", "skill": "/skill/0"}.get(request.path.rpartition("/")[2], "")
        if uri in self.gone or kind not in uri:
            return Response("nothing", 404)
        return dict(self.resources[uri])

    def asked_for(self, path: str) -> list[str]:
        return [request.args["uri"] for request in self.asked if request.path.endswith(path)]


def resources() -> Iterator[tuple[str, dict[str, Any]]]:
    dutch, english = concepts("nl"), concepts("en")
    broader = {row["conceptUri"]: row["broaderUri"] for row in relations()["broaderRelationsSkillPillar"]}
    for name in ("occupations", "skills", "skillGroups", "ISCOGroups"):
        for nl, en in zip(dutch[f"{name}_nl"], english[f"{name}_en"], strict=True):
            uri = nl["conceptUri"]
            body: dict[str, Any] = {"uri": uri, "className": nl["conceptType"], "code": nl.get("code", "")}
            body["preferredLabel"] = {"nl": nl["preferredLabel"], "en": en["preferredLabel"], "fr": "x"}
            body["alternativeLabel"] = {"nl": nl["altLabels"].split("\n"), "en": en["altLabels"].split("\n")}
            body["description"] = {"nl": {"literal": nl["description"]}, "en": {"literal": en["description"]}}
            body["_links"] = {"self": {"href": f"http://x/?uri={uri}"}}
            if uri in broader:
                body["_links"]["broaderHierarchyConcept"] = [{"href": f"http://x/resource?uri={broader[uri]}&l=nl"}]
            if name == "occupations":
                pairs = skills_of(int(uri[-4:]))
                for link, how in (("hasEssentialSkill", "essential"), ("hasOptionalSkill", "optional")):
                    body["_links"][link] = [{"uri": skill(n), "title": "x"} for n, h in pairs if h == how]
            if name == "skills":
                body["_links"]["hasSkillType"] = [{"uri": "http://data.europa.eu/esco/skill-type/skill"}]
            yield uri, body
