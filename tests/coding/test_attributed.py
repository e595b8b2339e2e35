"""Whose word an accusation is."""

from __future__ import annotations

from trucewatch.coding.blend.attributed import attributed
from trucewatch.records import Coder, Incident, IncidentFactuality, IncidentKind, Party, Report, Span, Speaker
from trucewatch.sentences import sentence_at


def speaker_of(text: str, act: str, said_by: Span, actor: Span | None) -> str | None:
    at = text.index(act)
    told = Incident(
        kind=IncidentKind.OTHER_VIOLENCE, anchor=Span.of(text, at, at + len(act)), actor=Party(span=actor) if actor else None,
        said_by=Speaker(span=said_by), sentence=Span.of(text, *sentence_at(text, at)), factuality=IncidentFactuality.REPORTED,
    )  # fmt: skip
    report = Report(text_sha256="0" * 64, coder=Coder(name="network", version="1"), incidents=(told,))
    (one,) = attributed(report, text).incidents
    return one.said_by.span.quote if one.said_by else None


def last(text: str, phrase: str) -> Span:
    at = text.rindex(phrase)
    return Span.of(text, at, at + len(phrase))


def test_whom_somebody_accuses_is_not_who_says_it() -> None:
    text = "Blasts were heard in Port Vell. Ostra accused Norr of a breach, and Norr accused Ostra of the same."
    accused = Span.find(text, "Norr")
    assert speaker_of(text, "Blasts", last(text, "Norr"), actor=accused) == "Ostra"


def test_who_owns_up_to_an_act_is_both_actor_and_speaker() -> None:
    text = "A bomb went off in Port Vell. The Ostra Front owned up to it. The Ostra Front will go on."
    owner = Span.find(text, "Ostra Front")
    assert speaker_of(text, "bomb", last(text, "Ostra Front"), actor=owner) == "Ostra Front"
