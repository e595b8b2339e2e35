"""Accusations without an act: "X accuses Y of breaking the ceasefire", "X and Y blame each other", "X accuses the army of shelling Z".

Each is violence of the accused in the accuser's word, and a mention of the truce of both where it names one. Who is accused may go
without a name ("the army", "the rebels"): the other side of who accuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from trucewatch.records import ActorKind, Incident, IncidentFactuality, IncidentKind, Party, Pledge, PledgeKind, Report, Span, Speaker

from .bond import ALL
from .cast import Cast
from .kin import Kin
from .names import named_in
from .phrases import TRUCE, has
from .sense import sense
from .senses import Sense
from .sentences import DATELINE, sentences

_PRONOUN = re.compile(r"(?:they|them|it|the (?:targets?|group|movement|militants|other side|latter|organi[sz]ation))", re.IGNORECASE)
_THEY = re.compile(r"(?:^|(?<=\s))(?:they|each|both)(?:\s(?:have|had|also|again))*\s*$", re.IGNORECASE)
_SPEAKER = re.compile(r"(?:s?he|they|it)(?:\s(?:also|later|further))?", re.IGNORECASE)
_SPOKE = re.compile(rf"(?:{DATELINE})?(?P<who>.+?)\s(?:say|said|den(?:y|ies|ied)|tell|told|accus|blam|add|claim|announc|confirm)\w*\b")
_ACT = re.compile(r"\b(?:attack|raid|strike|shelling|assault|bombing|ambush|offensive|operation)\b")
_QUICK = re.compile(r"accus|alleg|charges|blam|violat|breach|br[eo]k|infring|recrimination|it was")
_BREAKING = r"(?P<act>(?:repeatedly |deliberately |openly )?(?:violat|breach|break|broke(?!r)|infring)\w*)"
_NAMES = rf"(?:{TRUCE}|cessation of hostilities|understanding|peace(?= (?:agreement|deal|accord)))"
_TRUCE = rf"\s(?:(?:the|a|its|their|this)\s)?(?:[\w.-]+\s){{0,3}}?(?P<truce>{_NAMES}(?: (?:agreement|deal|accord))?)\b"
_WHEN = r"(?:\s(?:on|late|early|again|late on|early on)(?:\s\w+)?)?"  # "accused each other on Sunday of …"
_WHO = rf"(?:{DATELINE})?(?P<who>.+?)"
_BLAMES = r"(?<!\bwas)(?<!\bwere)(?<!\bbeen)\s(?:accus|blam)\w*\s"
_ACCUSE = rf"{_BLAMES}(?P<whom>.+?){_WHEN}\s(?:of|for)\s"
_VIOLENCE = r"attack|shell|fir|shoo?t|str[iu]k|clash|bomb|bombard|raid|assault|ambush|kill|storm|target|provok|launch|open|start"
_MUTUAL = rf"(?:{DATELINE})?(?P<both>.+?)\s(?:accus|blam)\w*\s(?:each other|one another|the other)"
_TRADED = rf"(?:{DATELINE})?(?P<both>.+?)\s(?:trad|exchang)\w*\s(?:blame|accusations|charges|allegations|recriminations)"
_EACH_OTHER = re.compile(rf"{_MUTUAL}{_WHEN}\s(?:of|for)\s{_BREAKING}{_TRUCE}")
# "accused each other of serious violations", "accused the other of breaking it": which truce is told before.
_CHARGES = r"(?P<act>violations?|breach(?:es)?|(?:violat|breach|break)ing(?=\sit\b)|attacks?|shelling|firing|strikes)\b"
_OF_A_TRUCE = ("viola", "breac", "break")
_EACH_CHARGED = re.compile(rf"{_MUTUAL}{_WHEN}\s(?:of|for)\s(?:[\w-]+\s){{0,3}}?{_CHARGES}")
_OF_CHARGES = rf"\sof\s(?:[^,;.]{{1,80}}?\sand\s(?:of\s)?)?(?:[\w-]+\s){{0,2}}?{_CHARGES}"
_CHARGED = re.compile(rf"{_WHO}{_BLAMES}(?P<whom>[^,;]+?){_WHEN}{_OF_CHARGES}")
_CHARGES_TRADED = re.compile(rf"{_TRADED}{_WHEN}\s(?:of|for|over|about)\s(?:[\w-]+\s){{0,3}}?{_CHARGES}")
_BLAME = r"(?:\s(?:of|for|over|about))(?:\s(?:the|alleged))*\s(?P<act>violations?|breach(?:es|ing)?|violating|breaking)(?:\sof)?"
_BLAME_TRADED = re.compile(rf"{_TRADED}{_WHEN}{_BLAME}{_TRUCE}")
_ACCUSED = re.compile(rf"{_WHO}{_ACCUSE}{_BREAKING}{_TRUCE}")
_FIRST = rf"(?:[\w-]+\s){{0,2}}?(?P<act>{_VIOLENCE})\w*"
_FOUGHT = re.compile(rf"{_MUTUAL}{_WHEN}\s(?:of|for)\s{_FIRST}")
_ACCUSED_OF = re.compile(rf"{_WHO}{_ACCUSE}(?:\w+ly\s|having\s)?(?P<act>(?:{_VIOLENCE})(?:ing|ed))\b")
_SPEAKING = r"(?:say|said|announc|declar|end|withdr|quit|pull|suspend|abandon)\w*"
_NOUN = r"(?:an?\s|the\s)?(?P<act>(?:[\w-]+\s){0,2}?(?:attack|strike|raid|shelling|assault|bombing|ambush|offensive)(?:e?s)?)\b"
_SAYS = r"(?:say|said|claim|alleg|charg|complain)\w*\s(?:that\s)?"
_SAID = re.compile(rf"{_WHO}\s{_SAYS}(?P<whom>.+?)\s(?:(?:has|have|had)\s(?:itself\s|themselves\s|also\s|again\s)?)?{_BREAKING}{_TRUCE}")
_SAID_OF = re.compile(rf"{_WHO}\s{_SAYS}(?P<whom>.+?)\s(?:has|have|had)\s(?:\w+ly\s)?(?P<act>(?:{_VIOLENCE})(?:e?d)?)\b")
_BLAMING = rf"{_WHO}\s{_SPEAKING}\b[^;]{{1,250}}?,\s(?:and\s)?(?:accus|blam)ing\s(?P<whom>[^,;]+?)"
_ACCUSING = re.compile(rf"{_BLAMING}\s(?:of|for)\s{_NOUN}")
_CHARGING = re.compile(rf"{_BLAMING}{_OF_CHARGES}")
_FIRST_WERE = re.compile(
    rf"{_WHO}\s{_SAYS}it\swas\s(?P<whom>.+?)\s(?:which|that|who)\s(?:had\s)?(?:first\s)?(?P<act>(?:{_VIOLENCE}|br[eo]k)\w*)\b"
)
_WAS = rf"(?:{DATELINE})?(?P<whom>.+?)\s(?:was|were|has been|have been|had been)\s(?:accused|blamed)"
_BY = rf"{_WAS}{_WHEN}\sby\s(?P<who>.+?){_WHEN}\s(?:of|for)\s"
_WAS_ACCUSED = re.compile(rf"{_BY}{_BREAKING}{_TRUCE}")
_WAS_ACCUSED_OF = re.compile(rf"{_BY}(?:\w+ly\s|having\s)?(?P<act>(?:{_VIOLENCE})(?:ing|ed))\b")
_HALF = re.compile(r";\s")
_MUTUALLY = (_EACH_OTHER, _BLAME_TRADED)
_CAPITALS = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_LINE = re.compile(rf"(?:^|\n){DATELINE}")
_FORMS = (
    _EACH_OTHER, _BLAME_TRADED, _ACCUSED, _ACCUSING, _SAID, _FOUGHT, _ACCUSED_OF, _FIRST_WERE, _WAS_ACCUSED, _WAS_ACCUSED_OF,
    _EACH_CHARGED, _CHARGES_TRADED, _CHARGING, _CHARGED,
)  # fmt: skip


def with_accusations(report: Report, cast: Cast) -> Report:
    """Return the report with the breaches that its text tells as a side's accusation and no coder made an act of."""
    pledges, incidents, text = list(report.pledges), list(report.incidents), cast.text
    nobodys = any(one.actor is None for one in incidents)
    for sentence in _clauses(text) if nobodys or _QUICK.search(text) else ():
        forms = (*(_FORMS if _QUICK.search(text, *sentence) else ()), *((_SAID_OF,) if nobodys else ()))
        match = next((found for one in forms if (found := one.match(text, *sentence))), None)
        if match is None:
            continue
        whole = Span.of(text, *sentence)
        pairs = list(_pairs(match, cast))
        for pair in pairs:
            incidents = _accused(incidents, match, text, whole, *pair)
        coded = any(pledge.sentence.overlaps(whole) and sense(pledge) is not Sense.NOTHING for pledge in pledges)
        if pairs and "truce" in match.re.groupindex and not coded:
            pledges.append(_mention(match, text, whole, pairs[0]))
        elif not pairs and not coded and match.re in _MUTUALLY and (they := _nameless(match, cast)):
            pledges.append(_mention(match, text, whole, (they,)))
    return report.model_copy(update={"pledges": tuple(pledges), "incidents": tuple(incidents)})


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a text, those that a semicolon divides by their halves: each may charge somebody."""
    for start, end in sentences(text):
        cuts = [start, *(cut.end() for cut in _HALF.finditer(text, start, end)), end]
        yield from pairwise(cuts)


def mutual(sentence: str) -> re.Match[str] | None:
    """Return how a sentence tells that two sides blame each other for breaking their truce, with its word for the act; else None."""
    return next((found for form in _MUTUALLY if (found := form.match(sentence))), None)


def _nameless(match: re.Match[str], cast: Cast) -> Party | None:
    """Return the two sides whom nobody names, as all who fight in the one state that the text speaks of, or else was written in."""
    kin, where = cast.kin, match.span("both")
    if not has("both_sides", _THEY.sub("both sides", match["both"])) or any(named_in(cast.text, *where, kin, cast.on)):
        return None
    states = _states(_LINE.sub("\n", cast.text), kin) or _states(cast.text, kin)
    return Party(span=Span.of(cast.text, *where), actor=f"{ALL}{next(iter(states)) if len(states) == 1 else ''}")


def _states(text: str, kin: Kin) -> set[str]:
    return {actor for actor in map(kin.around, _CAPITALS.findall(text)) if actor and kin.kind(actor) is ActorKind.STATE}


def _pairs(match: re.Match[str], cast: Cast) -> Iterator[tuple[Party, Party]]:
    """Yield who accuses with who is accused."""
    kin = cast.kin
    if "both" in match.re.groupindex:
        named = list(named_in(cast.text, *match.span("both"), kin, cast.on))[-2:]
        both = named if len(named) == 2 else cast.both(_THEY.sub("both sides", match["both"]))
        if len(both) == 2 and not kin.akin(both[0].actor or "", both[1].actor or ""):
            yield both[0], both[1]
            yield both[1], both[0]
        return
    who = next(named_in(cast.text, *match.span("who"), kin, cast.on), None)
    whom = next(named_in(cast.text, *match.span("whom"), kin, cast.on), None) or _meant(match, cast)
    whom = whom or cast.described(*match.span("whom"), who.actor if who else None)
    who = who or _spoke(match, cast, whom)
    whom = whom or _other(match, cast, who)
    if who and whom and not kin.akin(who.actor or "", whom.actor or ""):
        yield who, whom


def _spoke(match: re.Match[str], cast: Cast, whom: Party | None) -> Party | None:
    """Return who accuses without a name of its own: by what it is, or "he", who spoke in the sentence before."""
    start, end = match.span("who")
    against = whom.actor if whom else None
    if not _SPEAKER.fullmatch(match["who"].strip()):
        return cast.described(start, end, against)
    before = [span for span in sentences(cast.text) if span[1] <= match.start()][-1:]
    spoke = next((found for span in before if (found := _SPOKE.match(cast.text, *span))), None)
    return cast.one(*spoke.span("who"), against) if spoke else None


def _meant(match: re.Match[str], cast: Cast) -> Party | None:
    """Return whom "they" or "the targets" means: who is named last before the accusation, where two are."""
    before = list(named_in(cast.text, *match.span("who"), cast.kin, cast.on))
    if match["whom"].lower() == "it" and _ACT.search(match["who"]):  # "blamed X for the attack and said that it violated": the attack
        return None
    return before[-1] if len(before) > 1 and _PRONOUN.fullmatch(match["whom"]) else None


def _other(match: re.Match[str], cast: Cast, who: Party | None) -> Party | None:
    """Return whom "them" means beside who accuses: the one other side that the text names, where there is but one."""
    against = who.actor if who and match["whom"].lower() == "them" else None
    actor = cast.opponent(against) if against else None
    return Party(span=Span.of(cast.text, *match.span("whom")), actor=actor) if actor else None


def _accused(incidents: list[Incident], match: re.Match[str], text: str, whole: Span, who: Party, whom: Party) -> list[Incident]:
    """Return the incidents with the accusation: in the one that a coder made of its words, else as one more."""
    act = Span.of(text, *match.span("act"))
    behind = [one for one in incidents if one.sentence.overlaps(whole) and one.anchor.end > act.start]
    incidents = [_not_by_itself(one, who, whom) if one in behind else one for one in incidents]
    coded = next((one for one in incidents if one.anchor.overlaps(act)), None)
    if coded is not None and not (coded.actor and coded.said_by and coded.factuality is not IncidentFactuality.DENIED):
        return [_in_word_of(who, whom, one) if one is coded else one for one in incidents]
    told = {one.actor.actor for one in incidents if one.actor and one.sentence.overlaps(whole)}
    unsaid = whom.actor in told or match.re is _SAID_OF or has("recurring", text[match.start() : match.end("act")])
    return incidents if unsaid else [*incidents, _breach(match, text, whole, who, whom)]


def _not_by_itself(coded: Incident, who: Party, whom: Party) -> Incident:
    """Return an act of the accused with the accuser for its speaker, where a coder took the accused to tell of it itself."""
    told_by_itself = coded.actor and coded.said_by and coded.actor.actor == coded.said_by.actor == whom.actor
    itself = told_by_itself and not coded.claimed_by and coded.factuality is not IncidentFactuality.DENIED
    told = {"said_by": Speaker.of(who), "factuality": IncidentFactuality.REPORTED}
    return coded.model_copy(update=told) if itself else coded


def _in_word_of(who: Party, whom: Party, coded: Incident) -> Incident:
    """Return an act of which no author is coded, or only the denial, as what one side says of the other."""
    told = {"actor": coded.actor or whom, "said_by": Speaker.of(who), "factuality": IncidentFactuality.REPORTED}
    denies = coded.factuality is IncidentFactuality.DENIED and coded.said_by and coded.said_by.actor == whom.actor
    denied = (coded.said_by,) if denies and coded.said_by and not coded.denied_by else ()
    return coded.model_copy(update=told | {"denied_by": (*coded.denied_by, *denied)})


def _breach(match: re.Match[str], text: str, sentence: Span, who: Party, whom: Party) -> Incident:
    return Incident(
        kind=IncidentKind.OTHER_VIOLENCE,
        anchor=Span.of(text, *match.span("act")),
        actor=whom,
        target=who,
        factuality=IncidentFactuality.REPORTED,
        said_by=Speaker.of(who),
        alleged_violation=_breaks(match) or has("breaching", sentence.quote),
        sentence=sentence,
    )


def _breaks(match: re.Match[str]) -> bool:
    """Tell whether a charge is that of breaking a truce, by its name or by the word for that."""
    return "truce" in match.re.groupindex or match["act"].lower().startswith(_OF_A_TRUCE)


def _mention(match: re.Match[str], text: str, sentence: Span, sides: tuple[Party, ...]) -> Pledge:
    return Pledge(kind=PledgeKind.AGREEMENT, pledgers=sides, undertaking=Span.of(text, *match.span("truce")), sentence=sentence)
