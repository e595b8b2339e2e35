"""The learned coder behind the entry point `hybrid`."""

from functools import cached_property

from trucewatch.coding.coder import published_on, unread
from trucewatch.records import Coder, Document, Report

from .decode import Policy
from .network import Network, read_policy
from .read import code_text
from .report import Recorder, span


class HybridCoder:
    """Codes documents with the small trained model; loads it when first asked."""

    states_terms = False

    def __init__(self, network: Network | None = None, policy: Policy | None = None) -> None:
        self.network = network or Network()
        self.policy = policy or read_policy(self.network.folder)

    @cached_property
    def coder(self) -> Coder:
        """Name and version: of the decoding, and the weights.

        Of the decoding 2: parties of one side; 3: no article shows a toll; 4: capitals, tolls; 5: one place;
        6: what was attacked counts no victim; 7: phrases by what most agree with, acts by all words that may be their anchor; 8: wounds and
        shells are no people.
        """
        listed = (self.network.folder / "weights.sha256").read_text().split()
        return Coder(name="hybrid", version=f"9+{listed[0][:12]}")

    def code(self, document: Document) -> Report:
        """Return what the document says; raises CodingError where the weights are missing or altered."""
        empty = unread(document, self.coder)
        if empty is not None:
            return empty
        found, published = code_text(document.body, self.network, self.policy), published_on(document)
        recorder = Recorder(document.body, published, document.body_start)
        return Report(
            text_sha256=document.id, coder=self.coder, published=published, relevant=found.relevance > self.policy.relevant,
            relevance=found.relevance, origin=span(found.origin, document.body_start) if found.origin else None,
            pledges=tuple(recorder.pledge(e) for e in found.entries if e.family == "pledge"),
            incidents=tuple(recorder.incident(e) for e in found.entries if e.family == "incident"))


def coder() -> HybridCoder:
    """Make the coder (entry point of the group ``trucewatch.coders``)."""
    return HybridCoder()
