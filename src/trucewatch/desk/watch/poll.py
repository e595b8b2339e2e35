"""One poll of one source: its pages into the ledger, until it ends, fails or the watch is stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from trucewatch.desk.book import Ledger
from trucewatch.desk.recording import Added, Adding
from trucewatch.errors import DocumentError, NoPagesError, TrucewatchError
from trucewatch.pages import gather
from trucewatch.pages.web import WebSource
from trucewatch.records import Page, Quarantined

from .revisiting import Revisiting
from .sources import Watched
from .state import Validator, Visited

Pages = Iterator[Page | Quarantined]


@dataclass
class Poll:
    """A poll under way. ``failure`` says why the source as a whole could not be got, ``whole`` whether it was seen to its end.

    ``aside`` are the places of which something was set aside.
    """

    source: Watched
    before: Visited
    manners: Revisiting
    stopped: Callable[[], bool]
    failure: str | None = None
    whole: bool = True
    aside: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)
    validators: dict[str, Validator] = field(default_factory=dict)

    def into(self, book: Ledger) -> Added:
        """Record every page that is new. The page in hand is finished where the watch is stopped."""
        self.manners.begin(self.before.validators)
        adding = Adding(book.log, book.coder)
        for item in self._pages():
            self._take(item, adding)
        # The manners are shared: the next source's poll begins them anew.
        self.validators = {url: said for url, said in self.manners.got.items() if url not in self.aside}
        return adding.done

    def visited(self) -> Visited:
        """Return what to ask with the next time. Where anything is missing, a list is asked for again as if it had changed."""
        seen = self.before | Visited(validators=self.validators, texts=self.texts)
        if self.whole and not self.aside:
            return seen
        return Visited(validators={url: said for url, said in seen.validators.items() if url in seen.texts}, texts=seen.texts)

    def _pages(self) -> Pages:
        try:
            for item in gather(self.source.location, WebSource(self.manners)):
                yield item
                if self.stopped():
                    self.whole = False
                    return
        except NoPagesError:
            return  # an inbox is empty most of the time
        except TrucewatchError as error:
            self.failure, self.whole = str(error), False
        except OSError as error:
            self.failure, self.whole = f"{self.source.location}: cannot be read: {error.strerror or error} (check the path)", False

    def _take(self, item: Page | Quarantined, adding: Adding) -> None:
        """Record an item, unless its text is what it was: then only the advertisements around it have changed."""
        text = _text_id(item) if isinstance(item, Page) and _was_got(item) else None
        unchanged = text is not None and self.before.texts.get(item.location) == text
        if not unchanged and adding.take(item):
            # Who coded it may be out of reach today: what was set aside counts as not got.
            self.aside.add(_place(item))
        elif text is not None:
            self.texts[item.location] = text


def _place(item: Page | Quarantined) -> str:
    """Return where an item was asked for, which may be elsewhere than where it was found."""
    facts = dict(item.facts) if isinstance(item, Page) else {}
    return facts.get("asked", item.location)


def _was_got(page: Page) -> bool:
    """Tell whether a server gave the page, on its own account or for an entry of a list; files are told apart by their bytes alone."""
    return "://" in page.location and bool(page.headers)


def _text_id(page: Page) -> str | None:
    from trucewatch.documents import read

    try:
        return read(page).id
    except DocumentError:
        return None
