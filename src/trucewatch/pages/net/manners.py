"""Manners towards other people's servers: robots.txt, one request at a time and not too often, backing off when asked to."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ...errors import PageError
from .fetch import NAME, Answer, Fetcher, checked

if TYPE_CHECKING:
    from protego import Protego

_BUSY = (429, 503)
_LONGEST_WAIT = 60.0
# A process may run for weeks: a site's rules are read again after an hour (RFC 9309, 2.4, allows a day).
_RULES_HOLD = 3600.0


@dataclass
class Manners:
    """A fetcher that behaves: ``pause`` seconds between requests to a host, more where robots.txt asks for it.

    A host that answers 429 or 503 is left alone for as long as it says, then asked ``tries`` times in all; where it says more than a
    minute, it is given up and not asked again before that time. All this holds for each address that a redirect leads to as well.
    """

    fetcher: Fetcher = field(default_factory=Fetcher)
    pause: float = 1.0
    tries: int = 3
    obey: bool = True
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _next: dict[str, float] = field(default_factory=dict, repr=False)
    _rules: dict[str, Protego | None] = field(default_factory=dict, repr=False)
    _read: dict[str, float] = field(default_factory=dict, repr=False)

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Return the answer of ``url``, asked for politely.

        Raises PageError where robots.txt forbids it, the host stays busy, or the fetcher fails.
        """
        for turn in range(self.tries):
            answer = self.fetcher.get(url, headers, self._approach)
            if answer.status not in _BUSY:
                return answer
            self._put_off(answer.url, _asked_wait(answer) or min(_LONGEST_WAIT, self.pause * 2 ** (turn + 1)))
        raise PageError(f"the site is busy (status {answer.status}) after {self.tries} tries", url, "try again later")

    def _approach(self, url: str) -> None:
        """Wait until ``url`` may be asked. Raises PageError where it may not be, or not for long."""
        checked(url)
        if self.obey and not self._allowed(url):
            raise PageError("the site's robots.txt forbids this address", url, "ask the site for leave, or save the page yourself")
        self._wait(url)

    def _allowed(self, url: str) -> bool:
        rules = self._robots(url)
        return rules is None or rules.can_fetch(url, NAME)

    def _robots(self, url: str) -> Protego | None:
        site = _site(url)
        if site not in self._rules or self.clock() - self._read[site] > _RULES_HOLD:
            self._rules[site], self._read[site] = self._read_robots(site), self.clock()
        return self._rules[site]

    def _read_robots(self, site: str) -> Protego | None:
        """Return the rules of a site, None where it has none. A site whose rules cannot be got is closed (RFC 9309, 2.3.1.4)."""
        from protego import Protego

        self._wait(site)
        answer = self.fetcher.get(f"{site}/robots.txt")
        if answer.status >= 500:
            return Protego.parse("User-agent: *\nDisallow: /")
        return Protego.parse(answer.content[:500_000].decode("utf-8", "replace")) if answer.status == 200 else None

    def _wait(self, url: str) -> None:
        site = _site(url)
        left = self._next.get(site, 0.0) - self.clock()
        if left > _LONGEST_WAIT:
            raise PageError(f"the site asks to be left alone for {left / 60:.0f} more minutes", url, "try again then")
        if left > 0:
            self.sleep(left)
        self._put_off(url, self._pause_of(site))

    def _pause_of(self, site: str) -> float:
        rules = self._rules.get(site)
        asked = rules.crawl_delay(NAME) if rules else None
        return min(_LONGEST_WAIT, max(self.pause, asked or 0.0))

    def _put_off(self, url: str, seconds: float) -> None:
        self._next[_site(url)] = self.clock() + seconds


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _asked_wait(answer: Answer) -> float | None:
    asked = answer.header("retry-after").strip()
    if asked.isdigit():
        return float(asked)
    try:
        return max(0.0, parsedate_to_datetime(asked).timestamp() - time.time()) if asked else None
    except (ValueError, OverflowError):
        return None
