"""Asking the same servers again and again: only for what has changed, with what they said the last time."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from trucewatch.errors import PageError
from trucewatch.pages.net.fetch import Answer
from trucewatch.pages.net.manners import Manners

from .state import Validator


@dataclass
class Revisiting(Manners):
    """Manners that send ``had`` validators along and collect the new ones in ``got``; ``resting`` addresses are not asked."""

    had: Mapping[str, Validator] = field(default_factory=dict)
    got: dict[str, Validator] = field(default_factory=dict)
    resting: Collection[str] = ()

    def begin(self, had: Mapping[str, Validator], resting: Collection[str] = ()) -> None:
        """Begin with a source whose addresses gave these validators before, and some of which rest."""
        self.had, self.got, self.resting = had, {}, resting

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Return the answer of ``url``; its status is 304 where it has not changed.

        Raises PageError as Manners does, and for an address that rests.
        """
        if url in self.resting:
            raise PageError("the address failed before and is not asked yet", url, "it is tried again later")
        known = self.had.get(url)
        answer = super().get(url, {**_conditions(known), **(headers or {})})
        if answer.status == 304 and known:
            self.got[url] = known
        elif answer.status == 200:
            self.got[url] = Validator(etag=answer.header("etag") or None, modified=answer.header("last-modified") or None)
        return answer


def _conditions(known: Validator | None) -> dict[str, str]:
    asked = {"If-None-Match": known.etag, "If-Modified-Since": known.modified} if known else {}
    return {name: value for name, value in asked.items() if value}
