"""The language model behind the coders' interface."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256

from trucewatch.coding.coder import published_on, unread
from trucewatch.records import Coder, Document, Report

from .endpoint import Endpoint, Use
from .prompt import instruction, question, schema
from .settings import Settings
from .verify import Verifier


def coder_of(model: str) -> Coder:
    """Return the coder that a model makes with the instruction as it is."""
    return Coder(name=f"llm:{model}", version=f"1+{sha256(instruction().encode()).hexdigest()[:12]}")


class ModelCoder:
    """Codes documents with the model that ``settings`` name. ``use`` tells calls, tokens and seconds so far, ``cost`` their price."""

    def __init__(self, endpoint: Endpoint, settings: Settings) -> None:
        self._endpoint, self._settings = endpoint, settings

    @cached_property
    def coder(self) -> Coder:
        """Name and version: the version changes with the instruction."""
        return coder_of(self._settings.model)

    @property
    def use(self) -> Use:
        """What the calls so far took."""
        return self._endpoint.use

    @property
    def cost(self) -> float:
        """The price of the calls so far, in the money of the settings."""
        return self.use.cost(self._settings)

    def spent(self) -> str:
        """Return what the calls so far took, in one line: calls, tokens in and out, time, and the price where one is set."""
        use = self.use
        told = f"{use.calls} calls, {use.tokens_in:,} tokens in, {use.tokens_out:,} out, {use.seconds:.0f} s"
        return f"{told}, cost {self.cost:.4f}" if self.cost else told

    def code(self, document: Document) -> Report:
        """Return what the model finds in the document, as far as the text bears it out; ``left_out`` counts what it does not.

        Raises CodingError where the endpoint cannot be used.
        """
        if (empty := unread(document, self.coder)) is not None:
            return empty
        answer = self._endpoint.ask(instruction(), question(document), schema())
        verifier = Verifier(document, published_on(document))
        pledges, incidents = verifier.pledges(answer.get("pledges")), verifier.incidents(answer.get("incidents"))
        return Report(
            text_sha256=document.id,
            coder=self.coder,
            published=published_on(document),
            relevant=answer.get("relevant") is True or bool(pledges or incidents),
            origin=verifier.span(answer.get("origin")),
            pledges=pledges,
            incidents=incidents,
            left_out=_left_out(verifier),
        )


def _left_out(verifier: Verifier) -> tuple[str, ...]:
    told = (
        (verifier.dropped, "strings that are not in the text"),
        (verifier.refused, "entries without a phrase in the text or with an unknown kind"),
    )
    return tuple(f"{count} {what}" for count, what in told if count)
