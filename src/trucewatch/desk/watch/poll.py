"""One poll of one source: its pages into the ledger, until it ends, fails or the watch is stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from trucewatch.desk.book import Ledger
from trucewatch.desk.recording import Added, Adding
from trucewatch.errors import DocumentError, NoPagesError, TrucewatchError
from trucewatch.pages import gather
from trucewatch.pages.web import WebSource
from trucewatch.records import Page, Quarantined

from .revisiting import Revisiting
from .sources import Watched
from .state import Aside, Validator, Visited

Pages = Iterator[Page | Quarantined]
_LONGEST_PAUSE = 86_400.0
_MOST_DOUBLED = 20


@dataclass
class Poll:
    """A poll under way at a time ``at``, of a source polled every ``every`` seconds.

    ``failure`` says why the source as a whole could not be got, ``whole`` whether it was seen to its end; ``aside`` is what was set aside,
    by where it was asked for.
    """

    source: Watched
    before: Visited
    manners: Revisiting
    stopped: Callable[[], bool]
    at: datetime
    every: float
    failure: str | None = None
    whole: bool = True
    aside: dict[str, list[Quarantined]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    validators: dict[str, Validator] = field(default_factory=dict)

    def into(self, book: Ledger) -> Added:
        """Record every page that is new. The page in hand is finished where the watch is stopped."""
        # A source by itself is asked in each round: its interval is the pause.
        self.manners.begin(self._had(), self.resting - {self.source.location})
        adding = Adding(book.log, book.coder)
        for item in self._pages():
            if _place(item) not in self.resting:
                self._take(item, adding)
        # The manners are shared: the next source's poll begins them anew.
        self.validators = {url: said for url, said in self.manners.got.items() if url not in self.aside and url not in self.resting}
        return adding.done

    def visited(self) -> Visited:
        """Return what to ask with the next time. Where it was not seen to its end, a list is asked for again as if it had changed."""
        seen = self.before | Visited(validators=self.validators, texts=self.texts)
        left = {place: was for place, was in self.before.aside.items() if place in self.resting or not self.whole}
        kept = Visited(aside=left) | Visited(aside={place: self._put_off(place) for place in self.aside})
        known = seen.model_copy(update={"aside": kept.aside})
        return known if self.whole else known.asked_whole()

    def news(self) -> list[Quarantined]:
        """Return what was set aside and was not for this reason the last time."""
        before = {place: was.reasons for place, was in self.before.aside.items()}
        return [one for place, items in self.aside.items() for one in items if one.reason not in before.get(place, ())]

    @cached_property
    def resting(self) -> frozenset[str]:
        """The addresses that failed before and are not tried in this poll; files are looked at in each."""
        return frozenset(place for place, was in self.before.aside.items() if "://" in place and was.again > self.at)

    def _had(self) -> dict[str, Validator]:
        """Return what to ask with: lists as if they had changed where an entry is to be tried again, since they alone say what it is."""
        due = any("://" in place and place not in self.resting for place in self.before.aside)
        return (self.before.asked_whole() if due else self.before).validators

    def _put_off(self, place: str) -> Aside:
        """Return when to try a place again: in the next round at first, then after pauses that grow, up to a day."""
        was = self.before.aside.get(place)
        times = was.times + 1 if was else 1
        pause = min(_LONGEST_PAUSE, self.every * (2 ** min(times - 1, _MOST_DOUBLED) - 1))
        return Aside(reasons=tuple(one.reason for one in self.aside[place]), times=times, again=self.at + timedelta(seconds=pause))

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
        if not unchanged and (left := adding.take(item)):
            # Who coded it may be out of reach today: what was set aside counts as not got.
            self.aside.setdefault(_place(item), []).extend(left)
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
