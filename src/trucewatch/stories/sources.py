"""Who a copy comes from and whom it names as its source, in a form in which "AP" and "The Associated Press" are the same."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from trucewatch import agencies
from trucewatch.records import Document

# "told the AFP news agency": the name of a source follows such words, or goes before the verbs below.
# A name ends with its sentence: only initials and "St." have a full stop within it.
_WITHIN = r"(?:(?<!\w\w\.)|(?<=\bSt\.))[ -]"
_NAME = rf"[A-Z][\w'’.-]*+(?:{_WITHIN}(?:of |al-|the )?[A-Z][\w'’.-]*+){{0,4}}"
# It begins with what stands before a word, since few places of a text do: that makes it four times as fast.
_SMALL_NAMES = [name for names in agencies.other_names() for name in names if name.isascii() and not name[0].isupper()]
_NAME = rf"(?:{_NAME}|{'|'.join(map(re.escape, _SMALL_NAMES))})"
# What it is may go before its name: "the Mauritanian agency ANI", "the US news network CNN".
_WHAT = (
    r"(?:[\w'’.-]+ ){0,3}?(?:agency|(?:web)?site|(?:news)?paper|daily|portal|channel|television|TV|radio|broadcaster|network|station"
    r"|magazine|outlet) (?=[A-Z])"
)
_TO = rf"(?:[Tt]he )?(?:{_WHAT}|(?:[a-z][a-z-]* ){{0,2}})(?P<name>{_NAME})"
_AFTER = re.compile(
    r" (?:a(?:ccording to|s saying by)|re(?:port(?:ed)?|viewed) by|(?:quot|cit|carri|obtain|publish|contribut|releas|issu|air)ed by"
    r"|published in|(?:seen|heard|recorded|broadcast|monitored) by|monitored on|via|c(?:iting|ites)|quot(?:ing|es)"
    r"|(?:journalist|reporter|correspondent|photographer)s? (?:of|for|from|with)"
    r"|(?<=,.)(?:reports|reported|writes|wrote)) " + _TO
)
# Who was told one thing may have told no more of it.
_TOLD = re.compile(
    r" (?:t(?:old|elling|alk(?:ed|ing)? to)|(?:admit(?:ted|s)|confi(?:rm(?:ed|s)|d(?:ed|es))|(?:explain|mention|repeat)(?:ed|s))"
    r"(?: it| this| so)? to|remarks to|s(?:poken? to|peaking to|aid (?:this |so )?to|ent to|tatement to)"
    r"|(?:interview|conversation) with|comments? to) " + _TO
)
_BEFORE = re.compile(
    rf"(?P<name>{_NAME}),? (?=[abcdhjlmnopqrstw])(?:(?:news )?(?:agency|(?:web)?site) |(?:news)?paper |daily |portal |channel |television "
    r"|radio |broadcaster |network |magazine |outlet )?(?:(?:has |had |later )?(?:report(?:ed|s)?|quote[ds]|cite[ds]"
    r"|wr(?:ites|ote)|sa(?:id|ys)|noted|learne?[dt]|reveal(?:ed|s)|disclose[ds])|correspondents?|reporters?|journalists?|news agency)\b"
)
# An agency is named for its news alone, whatever the words around it ("with AP", "his words were to AFP", "Reuters describes a crowd").
_ANYWHERE = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, agencies.unmistakable()))})(?![\w-])")
_NATION = re.compile(r"[A-Z][a-z]+(?:an|ese|ish|ch)")
# One agency without a name there may be any of those ("a news agency reported", "according to the Russian agency"); several are no one
# source of all.
_UNNAMED = re.compile(
    rf"\b(?:(?:a|an|the|one) (?:[a-z]+ |{_NATION.pattern} )?(?:news|press) agency|the {_NATION.pattern} agency)(?! [A-Z(])"
)
# Others say no more than what kind of house they have it from ("a Mexican daily", "the British agency", "media reports").
_SOMEBODY = re.compile(
    rf"\b(?:(?:news|press|wire|international|foreign|{_NATION.pattern}) agenc(?:y|ies)|(?:news|wire) services?|newspapers?"
    r"|(?:local|national|foreign|state|[A-Z][a-z]+) (?:daily|dailies|papers?|media|broadcasters?)|(?:media|press) reports?)\b"
)
# Below a text, or in brackets at its end, agencies are those of the news: "With agencies", "(Agency inputs)".
_SIGNED_BY_SOMEBODY = re.compile(r"(?:^|\()\W*(?:[A-Za-z]+ ){0,4}[Aa]genc(?:y|ies)(?: [a-z]+){0,4}\W*\Z", re.M)
# A text without such words has no such places, and they are known of each word: what goes before a name stands between spaces, what
# follows it behind one.
LEADS, FOLLOWS, NAMES = 1, 2, 4
_FIRST_WORDS = frozenset(name.split()[0].replace("-", "").lower() for name in agencies.unmistakable())
_LEADS = frozenset((
    "explained", "explains", "admitted", "admits", "confirmed", "confirms", "confided", "confides", "mentioned", "mentions",
    "repeated", "repeats", "told", "telling", "talk", "talked", "talking", "according", "saying", "report", "reported", "reviewed",
    "quoted", "cited", "carried", "monitored", "heard", "recorded", "broadcast", "obtained", "published", "released", "issued",
    "aired", "contributed", "seen", "spoke", "spoken", "speaking", "statement", "interview", "conversation", "via", "reports",
    "writes", "wrote", "remarks", "said", "sent", "citing", "cites", "comment", "comments", "quoting", "quotes", "journalist",
    "journalists", "reporter", "reporters", "correspondent", "correspondents", "photographer", "photographers",
))  # fmt: skip
_FOLLOWS = (
    "news", "agency", "report", "quote", "cite", "writes", "wrote", "said", "says", "noted", "learn", "correspondent", "journalist",
    "reveal", "disclose",
)  # fmt: skip
# A name goes on only behind a letter or a short word with a full stop, what follows it only with a small letter.
_RUN_ON = re.compile(r"\n(?:(?=[a-z])|(?<![.!?”\"\n]\n)|(?<=\.\n)(?<!\w\w\.\n)|(?<=\bSt\.\n))")
# A line this short is a credit or a byline, unless it is a sentence that says what an agency reports or was told.
_LINE = 90
# A dispatch without a place begins with its agency, or a day before it, and a dash: "(AP) -", "October 18, 2020 (AP) -".
_HEAD = re.compile(r"\W*(?:(?:[^\W\d_]+\.? )?\d{1,2}\.? ?(?:[^\W\d_]+\.?)?(?:,? \d{4})?\W*)?")
_DIVIDES = re.compile(r"\)?\s*(?:--|[-–—/:])")
_AGENCY = re.compile(r"\b(?:press|presse|agen[ct]\w+|broadcasting corporation)\b", re.I)
# "Al Arabiya's correspondent", "Al Jazeera TV", "Yemen's al-Masirah", "A CANA reporter": what hangs on to a name, of two words or more in
# the second.
_POSSESSIVE = re.compile(r"[’'][Ss]?$")
_OWNER = re.compile(r"(?:\AAn? (?=[A-Z]{2})|(?:\w+ ){0,2}\w+[’']s (?=\S))")
_MEDIUM = re.compile(r"(?<=\w) (?:tv|television|channel|radio|website)$", re.I)
# What a house of several words, or a hyphenated one, may be called for short.
_KIN = re.compile(r"(?P<words>\S+ \S+(?: \S+)*) [^\W\d_]+|(?P<part>[^\W\d_]{4,})-[^\W\d_]+")
_INITIALS = re.compile(r"[A-Z]{3,4}(?= [A-Z]\w+ (?:Service|News|Radio|Television|Online)\b)")
_SMALL = re.compile(r"\b(?:the|of|news|agency|online|english)\b|[^\w\s-]", re.I)
_ARTICLE_OR_MARK = re.compile(r"^the |[^\w]|_", re.I)
_NOBODY: frozenset[str] = frozenset()


@lru_cache(1 << 14)
def keys(name: str | None) -> frozenset[str]:
    """Return the forms by which the source ``name`` may be called: an agency's one form, or else its words, and their initials."""
    if not name:
        return _NOBODY
    name = _POSSESSIVE.sub("", name)
    return _agencies().get(_letters(name)) or _forms(name)


@lru_cache(1 << 14)
def called(name: str | None) -> frozenset[str]:
    """Return the forms by which others may call a house: those of its ``keys``, and those of its name less what tells it from its kin.

    "Premium Times Abuja" is called Premium Times, "Interfax-Ukraine" Interfax, "BBC World Service" the BBC.
    """
    kin, initials = _KIN.fullmatch(name or ""), _INITIALS.match(name or "")
    return keys(name) | keys(kin and (kin["words"] or kin["part"])) | keys(initials and initials[0])


@cache
def _agencies() -> dict[str, frozenset[str]]:
    """Return the form of each agency by the letters of all of its names; of a name that two have, the first is meant."""
    by_name: dict[str, frozenset[str]] = {}
    for names in agencies.other_names():
        letters = list(map(_letters, names))
        by_name = dict.fromkeys(letters, frozenset(letters[:1])) | by_name
    return by_name


def _letters(name: str) -> str:
    return _ARTICLE_OR_MARK.sub("", name).lower()


def _forms(name: str) -> frozenset[str]:
    bare = _MEDIUM.sub("", name)
    parts, fewer = (_SMALL.sub(" ", form.replace(".", "")).split() for form in (name, bare))
    initials = "".join(part[0] for word in parts for part in word.split("-") if part)
    # Only agencies go by their initials: "A Paper" is not AP.
    short = {initials.lower()} if _AGENCY.search(name) else set()
    whole = {_plain(parts), *short, _plain(fewer if len(fewer) > 1 else parts)}
    return frozenset(form for form in whole if len(form) > 1)


def _plain(parts: list[str]) -> str:
    return "".join(parts).replace("-", "").lower()


def own(document: Document) -> frozenset[str]:
    """Return the forms of the name of the agency whose copy the document says it is; empty where it only quotes one."""
    imprint = document.imprint
    if imprint.agency is None:
        return frozenset()
    outlets, agencies = keys(imprint.outlet), keys(imprint.agency)
    return agencies if outlets & agencies or _signed(document) else frozenset()


def _signed(document: Document) -> bool:
    """Tell whether the agency stands where copy is signed (head, dateline, credit, foot) and not in a sentence."""
    span, dateline = document.imprint.agency_span, document.imprint.dateline
    if span is None or not document.body_start <= span.start < document.body_end:
        return True
    if dateline and dateline.span.start <= span.start < dateline.span.end:
        return True
    row_start = document.text.rfind("\n", 0, span.start) + 1
    row_end = document.text.find("\n", span.end)
    row = document.text[row_start : row_end if row_end >= 0 else None]
    if _HEAD.fullmatch(row[: span.start - row_start]) and _DIVIDES.match(row, span.end - row_start):
        return True
    near_end = document.body_end - span.end <= 3
    credit = any(line.start <= span.start < line.end for line in document.imprint.credits)
    sentence = row.endswith(".") and (_BEFORE.search(row) or _TOLD.search(row))
    return credit or ((near_end or len(row) < _LINE) and not sentence)


def credited(document: Document) -> frozenset[str]:
    """Return the forms of the names of the stations that the document's copy went through before this page."""
    imprint = document.imprint
    names = {hop.name for hop in imprint.chain} | ({imprint.agency} if imprint.agency else set())
    return frozenset(key for name in names for key in keys(name)) - keys(imprint.outlet)


def naming(word: str) -> int:
    """Return what a word in small letters may do for the name of a source: ``LEADS`` to it, ``FOLLOWS`` or ``NAMES`` it, added up, or 0."""
    return LEADS * (word in _LEADS) + FOLLOWS * word.startswith(_FOLLOWS) + NAMES * (word in _FIRST_WORDS)


def named(text: str, words: int = LEADS | FOLLOWS | NAMES) -> frozenset[str]:
    """Return the forms of the names of all whom a text names as a source of news; ``words`` is what its words may do for that."""
    if not words:
        return _NOBODY
    flat = _in_one_line(text)
    found = ((_AFTER, LEADS), (_TOLD, LEADS), (_BEFORE, FOLLOWS), (_ANYWHERE, NAMES))
    names = {name for form, word in found if words & word for name in form.findall(flat)}
    if words & FOLLOWS and "agency" in flat and all(map(_NATION.fullmatch, names)) and _UNNAMED.search(flat):
        return _any_agency()
    return _NOBODY.union(*map(keys, names), *(keys(_OWNER.sub("", name)) for name in names if _OWNER.match(name)))


def somebody(text: str, foot: str = "") -> bool:
    """Tell whether a text, or the credits at its foot, says that it has something from a house that it does not name."""
    return _SOMEBODY.search(text) is not None or any(map(_SIGNED_BY_SOMEBODY.search, (text[-_LINE:], foot)))


def _in_one_line(text: str) -> str:
    return text.replace("\n", " ").replace("(", " ")


@cache
def _any_agency() -> frozenset[str]:
    return _NOBODY.union(*_agencies().values())


def told(text: str) -> frozenset[str]:
    """Return the forms of the names of those to whom somebody said something, by a text."""
    return _NOBODY.union(*map(keys, _TOLD.findall(text)))


def run_on(text: str) -> bool:
    """Tell whether a name, or what says that it is a source, may begin in a line of a text and go on in the next one."""
    return _RUN_ON.search(text) is not None
