"""Records of the codebook as a person codes them, for the tests of this folder."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from trucewatch.desk.byhand import person
from trucewatch.records import Coder

KINDS = {
    "declared a truce": ("pledges", {"kind": "declaration", "pledgers": ["Northern Front"], "counterparts": ["Turkey"], "undertaking": "truce"}),
    "ended the truce": ("pledges", {"kind": "termination", "pledgers": ["Northern Front"], "counterparts": ["Turkey"], "undertaking": "truce"}),
    "shelled a village": ("incidents", {"kind": "shelling_rocket", "actor": "Northern Front", "target": "village", "anchor": "shelled"}),
    "denied the shelling": ("incidents", {"kind": "shelling_rocket", "anchor": "shelling", "denied_by": ["Northern Front"], "factuality": "denied"}),
}


def coder(name: str) -> Coder:
    return person(name)


def codebook(act: str, published: datetime) -> dict[str, Any]:
    text = f"The Northern Front {act} with Turkey near Karo on {published:%A}, its leader said."
    sort, entry = KINDS[act]
    return {"id": act, "text": text, "published": published.isoformat(), "outlet": "AFP", sort: [entry]}
