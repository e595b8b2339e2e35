"""A brief as Markdown. What comes from pages is escaped: it is shown, never formatted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.desk.rests import Source

from . import words
from .brief import Brief, Chapter
from .news import Told

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+!|~&$@:.-])")


def markdown(brief: Brief) -> str:
    """Return the brief as Markdown (CommonMark)."""
    chapters = [line for chapter in brief.chapters for line in _chapter(chapter)]
    return "\n".join([f"# {words.title(brief)}", "", *(chapters or [words.NONE, ""])])


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield from (f"## {_plain(chapter.title)}", "")
    for heading, lines in words.parts(chapter):
        yield from (f"### {heading}", "")
        yield from (text for line in lines for text in _line(line))
        yield ""


def _line(line: Told) -> Iterator[str]:
    yield f"- {_plain(line.who)}: **{_plain(line.label)}** ({words.count(line)}). {_plain(line.text)}"
    if line.source:
        yield f"  “{_plain(line.source.quote)}” {_origin(line.source)}"


def _origin(source: Source) -> str:
    address = words.link(source.location)
    place = f"[{_plain(source.location)}](<{address}>)" if address else _plain(source.location)
    return f"{_plain(words.origin(source))}, {place}"


def _plain(text: str) -> str:
    """Escape what Markdown, or HTML within it, would take for a mark; text between digits stays readable."""
    return _MARKS.sub(_escaped, words.said(text))


def _escaped(mark: re.Match[str]) -> str:
    harmless = mark[1] in ".:-@&$()+" and mark.start() > 0
    return mark[1] if harmless and not _begins_link(mark) else f"\\{mark[1]}"


def _begins_link(mark: re.Match[str]) -> bool:
    """Tell whether a colon, a dot or an at sign could make some readers turn plain text into a link, or an entity begins here."""
    after = mark.string[mark.end() : mark.end() + 2]
    return (mark[1] == ":" and after == "//") or mark[1] in "@&" or (mark[1] == "." and mark.string[: mark.start()].lower().endswith("www"))
