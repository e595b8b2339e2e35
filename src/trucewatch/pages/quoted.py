"""What a message says itself: without the replies that it quotes and its signature; of one that is forwarded, the message within."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Headers = tuple[tuple[str, str], ...]

# An mbox writes ">From" where a line of the message begins with "From".
_QUOTED = re.compile(r"\s*>(?!From )")
_ATTRIBUTION = re.compile(r"\b(?:wrote|writes|schrieb|a écrit|escribió|escreveu|ha scritto|написала?|yazdı|كتب)\b[^.!?]{0,80}:\s*$")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.")
_ORIGINAL = re.compile(r"\s*-{2,} ?Original Message ?-{2,}\s*", re.I)
_FORWARD = re.compile(r"[\s>]*(?:-{2,} ?Forwarded message(?: from .{1,80})? ?-{2,}|Begin forwarded message:)\s*", re.I)
_PASSED_ON = re.compile(r"\s*(?:fwd?|wg|tr)\s*:", re.I)
_HEADER = re.compile(r"\*?(From|Sent|Date|Subject|To|Cc|Bcc|Reply-To):\*?\s*(.*)", re.I)
# What stands below a bare "--", which may also divide two reports, is a signature where no line of it is as long as a sentence of news.
_LONGEST_SIGNED = 100


def unpacked(text: str, subject: str = "") -> tuple[Headers, str]:
    """Return the headers and the text of the message that ``text`` forwards, or none and its own words; "" where it only quotes."""
    rows = text.splitlines()
    marks = [_FORWARD, _ORIGINAL] if _PASSED_ON.match(subject) else [_FORWARD]
    at = next((number for number, row in enumerate(rows) if any(mark.fullmatch(row) for mark in marks)), None)
    headers, inner = _forwarded(rows[at + 1 :]) if at is not None else ((), rows)
    return headers, "\n".join(_own(_without_signature(inner))).strip()


def _forwarded(rows: Sequence[str]) -> tuple[Headers, list[str]]:
    """Divide a forwarded message into its headers and its lines; where the forward quotes it whole, one mark of quotation is taken off."""
    quoted = all(_QUOTED.match(row) for row in rows if row.strip())
    plain = [re.sub(r"^\s*> ?", "", row) if quoted else row for row in rows]
    first = next((number for number, row in enumerate(plain) if row.strip()), len(plain))
    end = next((number for number in range(first, len(plain)) if not plain[number].strip()), len(plain))
    found = [header for row in plain[first:end] if (header := _HEADER.match(row.strip()))]
    named = tuple(("Date" if one[1].lower() == "sent" else one[1].title(), one[2].strip()) for one in found)
    return named, plain[end:] if found else plain


def _without_signature(rows: Sequence[str]) -> Sequence[str]:
    marks = [number for number, row in enumerate(rows) if row.rstrip() == "--"]
    if not marks:
        return rows
    below = rows[marks[-1] + 1 :]
    signs = rows[marks[-1]] == "-- " or (len(marks) == 1 and all(len(row) <= _LONGEST_SIGNED for row in below))
    return rows[: marks[-1]] if signs else rows


def _own(rows: Sequence[str]) -> Iterator[str]:
    """Yield the lines that quote nobody, up to where another message stands whole."""
    number = 0
    while number < len(rows) and not _ORIGINAL.fullmatch(rows[number]):
        length = _attribution(rows, number)
        before_quote = _QUOTED.match(next((row for row in rows[number + length :] if row.strip()), ""))
        if length and not before_quote and _ADDRESS.search(" ".join(rows[number : number + length])):
            return
        if not (length and before_quote) and not _QUOTED.match(rows[number]):
            yield rows[number]
        number += length if length and before_quote else 1


def _attribution(rows: Sequence[str], at: int) -> int:
    """Return of how many lines, at most two, the line "On … Ann wrote:" is that begins here; 0 where none does."""
    if not rows[at].strip() or _QUOTED.match(rows[at]):
        return 0
    return next((length for length in (1, 2) if _ATTRIBUTION.search(" ".join(rows[at : at + length]))), 0)
