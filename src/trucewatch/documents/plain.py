"""The parts of a plain text: headline, bylines, article and credits, the article untouched."""

from __future__ import annotations

import re
from collections.abc import Mapping

from trucewatch import agencies

from .credit import is_credit, names_station
from .furniture import cleared, is_rule
from .headed import is_title
from .imprint.dateline import dispatch_head
from .layout import Layout
from .lexicon import lines
from .mast import mast_of, outlet_in_town
from .times import is_date, is_labelled, is_lone_day

_LONGEST_HEADLINE = 200
_LONGEST_ABOVE = 160
_MOST_LABELS = 3
_LONGEST_LABEL = 80
# An outlet's line, and that of who wrote for it, may stand between headline and day.
_MOST_NAMES = 2
# Of other short lines (a subtitle, a section) a few more may; they stay in the article.
_MOST_OVER_A_DAY = 4
# No full stop ends "at 4 a.m.", "talks with the U.S.", "until Feb.".
_SENTENCE_END = re.compile(
    r"(?:[;,:…]|(?<![ap]\.m)(?<!\.[A-Z])(?<!\bJan)(?<!\bFeb)(?<!\bAug)(?<!\bSept)(?<!\bOct)(?<!\bNov)(?<!\bDec)\.)(?:[\"'”’)\]]*)$"
)
_JOINING = r"(?:of|the|and|&|de|del|della|di|da|do|la|du|des|der|al|el|y|et|und)"
_NAME = re.compile(
    rf"(?=.{{2,60}}$)[^\W\d_a-z][\w.'’&-]*(?: (?:{_JOINING} )*[^\W_a-z][\w.'’&-]*){{0,4}}"
    r"(?: \([^\W\d_a-z][\w .'’-]{1,30}\))?"
)
# Behind a comma a day, an agency or a dash has to follow: "US, Taliban begin week of calm" is a headline.
_HAS_DATELINE = re.compile(
    r"^[^a-z\n]{2,40}(?:,(?=[^\n]{0,40}(?:\d|[(–—]|\s-{1,2}\s))|[(–—]|-(?!\w))|^.{2,60}\([A-Z][\w/ .-]{1,30}\)\s*[-–—:]"
)


def lay_out(text: str, title: str | None = None, facts: Mapping[str, str] | None = None) -> Layout:
    """Return the parts of ``text``. ``title`` is the headline where the page's source gave one.

    The headline is kept once, furniture and rules at the end are taken out, nothing else is changed.
    """
    rows = cleared(text.split("\n"))
    headline, rows = _headline(rows, title)
    above, rows = _above(rows)
    day = _lone_day(rows)
    if day is not None:
        above, rows = (*above, rows[day].strip()), rows[:day] + rows[day + 1 :]
    rows, credits = _credits(rows)
    return Layout(body="\n".join(rows).strip("\n \t"), headline=headline, above=above, credits=credits, facts=dict(facts or {}))


def same(one: str, other: str) -> bool:
    """Tell whether two lines are the same words, whatever their case, quotes and punctuation."""
    return bool(words := _words(one)) and words == _words(other)


def _words(line: str) -> list[str]:
    return re.findall(r"\w+", line.casefold())


def _headline(rows: list[str], title: str | None) -> tuple[str, list[str]]:
    rows = _without_blank_head(rows)
    headline = title.strip() if title and title.strip() else _first_as_headline(rows)
    if not headline:
        return "", rows
    shown = next((_bare(row) for row in rows[:12] if same(_bare(row), headline)), headline)
    return " ".join(shown.split()), _without_blank_head([row for row in rows if not same(_bare(row), headline)])


def _first_as_headline(rows: list[str]) -> str:
    """Return the first row as headline, or the first below the date, the byline or the label that stands over it."""
    if _stands_over(rows, 0):
        return _bare(rows[0])
    below = next((number for number, row in enumerate(rows) if row.strip() and not _is_above(row.strip())), len(rows))
    return _bare(rows[below]) if _stands_over(rows, below) else ""


def _stands_over(rows: list[str], at: int) -> bool:
    """Tell whether a row is a headline: of a headline's form, with what follows one below it."""
    if len(rows) - at < 2 or len(rows) < 3:
        return False
    first, rest = _bare(rows[at]), rows[at + 1 :]
    repeated = any(same(row, first) for row in rest)
    marked = rows[at].lstrip().startswith("# ")
    likely = repeated or marked or (_ends_headline(rest, first) and not _is_above(first) and not is_credit(first))
    return likely and _fits(first) and any(len(row.strip()) > len(first) for row in rest)


def _fits(first: str) -> bool:
    return len(first) <= _LONGEST_HEADLINE and not _SENTENCE_END.search(first) and not _has_dateline(first)


def _has_dateline(first: str) -> bool:
    """Tell whether a row begins as a dispatch does. In one of capitals alone only a day or an agency tells: any word looks a town."""
    if not first.isupper():
        return _HAS_DATELINE.match(first) is not None
    found = dispatch_head(first, 0, len(first))
    return found is not None and bool(found.day or agencies.short(found.source or ""))


def _ends_headline(rest: list[str], first: str) -> bool:
    """Tell whether the line under a headline shows that it ends there: a blank one, the headline again, an imprint or a dispatch's head."""
    line = rest[0].strip()
    over_a_day = _is_over_a_day(rest, 0) or (is_title(line) and _lone_day(rest) is not None)
    known = same(line, first) or _is_above(line) or is_credit(line) or over_a_day
    return not line or known or dispatch_head(line, 0, len(line)) is not None


def _bare(row: str) -> str:
    """Return a row without the mark of a Markdown heading."""
    return re.sub(r"^\s*#{1,6} ", "", row).strip()


def _above(rows: list[str]) -> tuple[tuple[str, ...], list[str]]:
    found: list[str] = []
    for number, row in enumerate(rows):
        line = row.strip()
        if line and not (_is_above(line) or is_rule(line) or _is_over_a_day(rows, number)):
            return tuple(found), rows[number:]
        if line and not is_rule(line):
            found.append(line)
    # Nothing but such lines: then they are the article.
    return (), rows


def _is_above(line: str) -> bool:
    known = is_date(line) or any(lines("above", group).fullmatch(line) for group in ("byline", "label"))
    return len(line) <= _LONGEST_ABOVE and (known or names_station(line) or mast_of(line) is not None)


def _is_over_a_day(rows: list[str], at: int) -> bool:
    """Tell whether a row is a name alone, of an outlet or of who wrote, over a line that says when."""
    filled = [row.strip() for row in rows[at : at + 2 * _MOST_NAMES + 1] if row.strip()]
    named = next((number for number, line in enumerate(filled) if not _is_name(line)), len(filled))
    return 0 < named <= _MOST_NAMES and named < len(filled) and is_date(filled[named])


def _lone_day(rows: list[str]) -> int | None:
    """Return the row of a day alone that stands under a few short lines, over the first paragraph; of a chronology's days none."""
    filled = [number for number, row in enumerate(rows) if row.strip()]
    days = [number for number in filled if is_lone_day(rows[number].strip())]
    if len({rows[number].strip() for number in days}) != 1:
        return None
    over = filled[: filled.index(days[0])]
    short = all(_is_short(rows[number].strip()) for number in over)
    return days[0] if short and len(over) <= _MOST_OVER_A_DAY and days[0] != filled[-1] else None


def _is_short(line: str) -> bool:
    """Tell whether a line is none of an article's paragraphs: a subtitle, a section, an address."""
    return len(line) <= _LONGEST_ABOVE and not _SENTENCE_END.search(line) and not _has_dateline(line)


def _is_name(line: str) -> bool:
    named = _NAME.fullmatch(line) is not None or agencies.short(line) is not None or outlet_in_town(line) is not None
    return named and not is_date(line)


def _credits(rows: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """Divide the rows into article and the credits and times below it; labels that stand below one are taken out with it."""
    end, found = _under_labels(rows), []
    while end > 1:
        line = rows[end - 1].strip()
        if _is_below(line):
            found.append(line)
        elif line and not is_rule(line):
            break
        end -= 1
    return rows[:end], tuple(reversed(found))


def _is_below(line: str) -> bool:
    """Tell whether a line below an article says where it comes from, or when it was published."""
    return is_credit(line) or is_labelled(line)


def _under_labels(rows: list[str]) -> int:
    """Return where the last credit ends, if nothing but a few labels (short, no sentence) stands below it; else the end."""
    below = 0
    for number in range(len(rows), 1, -1):
        line = rows[number - 1].strip()
        if _is_below(line):
            return number
        below += bool(line)
        if below > _MOST_LABELS or len(line) > _LONGEST_LABEL or line.endswith((".", "!", "?", "”", '"')):
            break
    return len(rows)


def _without_blank_head(rows: list[str]) -> list[str]:
    return rows[next((number for number, row in enumerate(rows) if row.strip()), len(rows)) :]
