"""What a page said before one of its reports: who is meant by what the report alone leaves open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from trucewatch.records import Coder, Document, Imprint, Report, Span

from .naming import folded
from .newcomers import newcomer
from .registry import Registry
from .resolver import Resolver

_NOBODY = Coder(name="none", version="0")


class Page:
    """What a page says before a document, with that: who is meant by what the document alone leaves open.

    It is read once that is asked: a document that names everybody costs nothing.
    """

    def __init__(self, document: Document, known: Registry, before: Sequence[str]) -> None:
        self._document, self._known, self._before = document, known, before

    @cached_property
    def all(self) -> _Wider:
        """The document with all that its page said before."""
        return _Wider(self._document, self._known, self._before)

    @cached_property
    def last(self) -> _Wider:
        """The document with the report right before it alone."""
        return _Wider(self._document, self._known, self._before[-1:])

    @cached_property
    def elsewhere(self) -> bool:
        """Whether it is about another war than what its page said before."""
        return self.all.told_apart(self._document.body_start)

    def meant(self, span: Span, besides: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of those whom a party's phrase means; empty where the page does not say."""
        return self._agreed(span, lambda names, there: names.meant(there, besides))

    def speaking(self, span: Span) -> str | None:
        """Return the id of the one whom a speaker's phrase means; None where the page does not say."""
        return next(iter(self._agreed(span, lambda names, there: tuple(filter(None, (names.speaking(there),))))), None)

    def in_full(self, span: Span) -> str | None:
        """Return the id of a newcomer by the full name that the page gives for a short one."""
        names, there = self.all.names, self.all.there(span)
        return newcomer(there, names.context, names.document) if folded(span.quote) in names.context.full else None

    def _agreed(self, span: Span, ask: Callable[[Resolver, Span], tuple[str, ...]]) -> tuple[str, ...]:
        """Return what the page answers; of a state without a name ("the army") nothing where the last report alone would answer otherwise.

        A page may go from one war to the next; who stands out on it is then not always who is spoken of.
        """
        if self.elsewhere:
            return ()
        there = self.all.there(span)
        found = ask(self.all.names, there)
        if not found or self.all.names.pointer.of_state(there) is None:
            return found
        return found if ask(self.last.names, self.last.there(span)) in ((), found) else ()


class _Wider:
    """A document with earlier reports of its page before it. What those code is theirs: here they are words alone."""

    def __init__(self, document: Document, known: Registry, before: Sequence[str]) -> None:
        self.before = "".join(f"{one}\n\n" for one in before)
        whole = document.model_copy(update={"text": self.before + document.text, "imprint": Imprint(published=document.imprint.published)})
        self.names = Resolver(Report(text_sha256=whole.id, coder=_NOBODY), whole, known)

    def there(self, span: Span) -> Span:
        """Return where a phrase of the document stands."""
        return span.shifted(len(self.before))

    def told_apart(self, start: int) -> bool:
        """Tell whether all countries of which a document tells, from ``start`` on, are named nowhere before it: it is about another war."""
        known, begin = self.names.context.known.actors, len(self.before) + start
        named = [(mention.start < begin, known[mention.actor].country) for mention in self.names.context.mentions if mention.actor in known]
        before, own = ({country for earlier, country in named if country and earlier is when} for when in (True, False))
        return bool(own) and not own & before
