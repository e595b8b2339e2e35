"""What the default coder does with what network and rules each find."""

from __future__ import annotations

import pytest

from trucewatch.coding.blend.coder import BlendCoder
from trucewatch.coding.passage import to_document
from trucewatch.records import Coder, Document, Report


class NothingFound:
    """A network to which every page is relevant and that finds no entry in any."""

    coder = Coder(name="nothing", version="1")

    def code(self, document: Document) -> Report:
        return Report(text_sha256=document.id, coder=self.coder, relevant=True)


@pytest.mark.parametrize(
    ("body", "habits"),
    [
        ("GOMA, Congo (AP) - Mortar attacks on the harbour have become a daily occurrence.", ["Mortar attacks on the harbour"]),
        ("GOMA, Congo (AP) - Mediators looked at the harbour and left for the airport.", []),
    ],
)
def test_where_the_network_finds_no_entry_recurring_violence_and_the_agency_are_still_told(body: str, habits: list[str]) -> None:
    blend = BlendCoder()
    vars(blend)["network"] = NothingFound()
    report = blend.code(to_document({"id": "x1", "text": body, "published": "2021-04-14"}))
    assert [span.quote.partition(" have")[0] for span in report.habitual] == habits
    assert report.origin is not None and report.origin.quote == "AP"


def test_of_two_who_accuse_each_other_neither_accuses_itself() -> None:
    body = (
        "NEW DELHI, May 10 (Reuters) - Shells hit Srinagar and Jammu on Saturday."
        " India accused Pakistan of violating the understanding, and Pakistan accused India of the same."
    )
    report = BlendCoder().code(to_document({"id": "x1", "text": body, "published": "2025-05-10"}))
    (shells,) = report.incidents
    assert shells.actor and shells.actor.span.quote == "Pakistan" and shells.said_by and shells.said_by.span.quote == "India"
