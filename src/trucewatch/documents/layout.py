"""What a page looks like once its furniture is gone, before it is a document."""

from __future__ import annotations

from dataclasses import dataclass, field

REFUSAL = "the site asks who reads it or gives no access"
LIST = "the page is a list of links"


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a page in reading order, and what it says of itself out of sight.

    ``above`` are lines between headline and article (bylines), ``credits`` the lines below it that say where it comes from.
    ``facts`` are values from the page's markup: outlet, published, updated, section, canonical, language, author, provider, original (the
    address that a credit leads to); ``keys`` name, for each, the element or property that gives it.
    ``instead`` is REFUSAL or LIST where the page has no article but is such a one.
    """

    body: str
    headline: str = ""
    above: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    instead: str = ""

    def text(self) -> tuple[str, int, int]:
        """Return the document's text, and the code points at which the article begins and ends in it."""
        before = "".join(f"{part}\n\n" for part in (self.headline, "\n".join(self.above)) if part)
        after = "\n\n" + "\n".join(self.credits) if self.credits else ""
        return before + self.body + after, len(before), len(before) + len(self.body)
