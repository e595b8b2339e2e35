"""Records as linked data: W3C Web Annotation for spans, PROV for where they come from, schema.org for pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from trucewatch.desk.names import actor_name
from trucewatch.records import Document, Span

from .evidence import Coded, Sheet
from .templating import title_of
from .told import TruceSeen

# What the Web Annotation context does not know carries its own prefix, so that nothing is lost when the names are expanded.
CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"prov": "http://www.w3.org/ns/prov#", "schema": "https://schema.org/", "annotations": "@included"},
]


def evidence(sheet: Sheet, base: str) -> dict[str, Any]:
    """Return a text with its annotations: what was read in it, by whom, from which original."""
    document, here = sheet.document, f"{base}/evidence/{sheet.document.id}"
    coder = sheet.told.report.coder
    return {
        "@context": CONTEXT,
        "id": here,
        "type": ["prov:Entity", "schema:NewsArticle"],
        "schema:headline": document.imprint.headline.quote if document.imprint.headline else None,
        "schema:publisher": document.imprint.outlet,
        "schema:datePublished": _iso(document.imprint.published),
        "schema:sha256": document.id,
        "schema:inLanguage": document.language,
        "prov:generatedAtTime": _iso(document.gathered),
        "prov:wasDerivedFrom": {"id": f"{here}/original", "type": "prov:Entity", "schema:sha256": document.page},
        "schema:name": document.imprint.headline.quote if document.imprint.headline else None,
        "annotations": [_annotation(one, document, here, f"{coder.name} {coder.version}") for one in sheet.coded],
    }


def _annotation(one: Coded, document: Document, here: str, coder: str) -> dict[str, Any]:
    return {
        "id": f"{here}#{one.sort}-{one.number}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": {"type": "TextualBody", "purpose": "classifying", "value": f"{one.sort}: {one.record.kind.value}"},
        "prov:wasAttributedTo": {"type": "prov:SoftwareAgent", "schema:name": coder},
        "target": [
            {"type": "SpecificResource", "source": here, "schema:roleName": field, "selector": list(_selectors(span, document.text))}
            for field, span in one.fields
        ],
    }


def _selectors(span: Span, text: str) -> Iterator[dict[str, Any]]:
    yield {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    yield {
        "type": "TextQuoteSelector", "exact": span.quote, "prefix": text[max(span.start - 32, 0) : span.start],
        "suffix": text[span.end : span.end + 32],
    }  # fmt: skip


def truce(seen: TruceSeen, base: str) -> dict[str, Any]:
    """Return a truce with the state of each party and the texts that it was derived from."""
    here = f"{base}/truces/{seen.truce.id}"
    texts = sorted({saying.document for matter in seen.matters for saying in (*matter.affirmed, *matter.denied) if saying.document})
    return {
        "@context": CONTEXT,
        "id": here,
        "type": ["prov:Entity", "schema:Dataset"],
        "schema:name": title_of(seen.truce.name),
        "schema:description": "What each party of this truce pledged, what was reported since, and the state that follows.",
        "schema:variableMeasured": [
            {"type": "schema:PropertyValue", "schema:name": actor_name(lane.verdict.faction), "schema:value": lane.verdict.label.value}
            for lane in seen.lanes
        ],
        "prov:wasDerivedFrom": [{"id": f"{base}/evidence/{text}"} for text in texts],
        "prov:wasGeneratedBy": {"type": "prov:Activity", "schema:name": "trucewatch monitor"},
        "schema:temporalCoverage": f"{seen.axis.start:%Y-%m-%d}/{seen.axis.end:%Y-%m-%d}",
    }


def front(names: list[tuple[str, str]], base: str) -> dict[str, Any]:
    """Return the list of truces."""
    return {
        "@context": "https://schema.org",
        "@type": "DataCatalog",
        "name": "trucewatch",
        "dataset": [{"@type": "Dataset", "name": title, "url": f"{base}/truces/{name}"} for name, title in names],
    }


def _iso(moment: Any) -> str | None:
    return moment.isoformat() if moment else None
