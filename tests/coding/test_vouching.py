"""Parties named side by side, and what is said of who vouches for what, on reports made by hand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from trucewatch.coding.blend.vouching import vouched
from trucewatch.records import (
    Coder,
    Incident,
    IncidentFactuality,
    IncidentKind,
    Party,
    Pledge,
    PledgeKind,
    Precision,
    Report,
    Span,
    Speaker,
    When,
)


def at(text: str, phrase: str) -> Span:
    start = text.index(phrase)
    return Span.of(text, start, start + len(phrase))


def report(text: str, *pledges: Pledge, incidents: tuple[Incident, ...] = ()) -> Report:
    return Report(text_sha256="0" * 64, coder=Coder(name="t", version="1"), pledges=pledges, incidents=incidents)


def pledge(text: str, kind: PledgeKind, undertaking: str, pledgers: tuple[str, ...] = (), mediators: tuple[str, ...] = ()) -> Pledge:
    parties = {"pledgers": pledgers, "mediators": mediators}
    named = {field: tuple(Party(span=at(text, name)) for name in names) for field, names in parties.items()}
    return Pledge(kind=kind, undertaking=at(text, undertaking), sentence=at(text, text), **named)


def test_a_call_has_no_mediators() -> None:
    text = "Egypt called on Hamas to observe the truce."
    call = pledge(text, PledgeKind.CALL_FOR, "observe the truce", ("Hamas",), ("Egypt",))
    assert vouched(report(text, call)).pledges[0].mediators == ()


def factuality(text: str, said_by: str | None) -> IncidentFactuality:
    incident = Incident(
        kind=IncidentKind.BOMB_IED,
        anchor=at(text, "bomb"),
        sentence=at(text, text),
        said_by=Speaker(span=at(text, said_by)) if said_by else None,
        factuality=IncidentFactuality.REPORTED,
    )
    return vouched(report(text, incidents=(incident,))).incidents[0].factuality


@pytest.mark.parametrize(
    ("words", "kind", "dated"),
    [("at once", PledgeKind.CALL_FOR, False), ("on Monday", PledgeKind.CALL_FOR, True), ("at once", PledgeKind.DECLARATION, True)],
)
def test_a_call_to_stop_at_once_has_no_day(words: str, kind: PledgeKind, dated: bool) -> None:
    text = f"Chile called on both sides to stop shooting {words}."
    day = When(span=at(text, words), earliest=datetime(2024, 1, 1, tzinfo=UTC), latest=datetime(2024, 1, 2, tzinfo=UTC), precision=Precision.DAY)
    one = pledge(text, kind, "stop shooting").model_copy(update={"starts": day})
    (told,) = vouched(report(text, one)).pledges
    assert told.starts is not None and told.starts.span == day.span and (told.starts.day is not None) is dated


def test_what_nobody_is_said_to_report_is_asserted_unless_hedged() -> None:
    assert factuality("A bomb killed two soldiers in Kunduz.", None) is IncidentFactuality.ASSERTED
    assert factuality("A bomb killed two soldiers, police said.", "police") is IncidentFactuality.REPORTED
    assert factuality("Suspected rebels set off a bomb in Kunduz.", None) is IncidentFactuality.REPORTED


def test_who_is_named_is_not_nameless() -> None:
    text = "The army will halt all shelling, Yonhap said, quoting KCNA. An official agreed."
    said = {name: Speaker(span=at(text, name), anonymous=True) for name in ("KCNA", "official")}
    promise = pledge(text, PledgeKind.DECLARATION, "halt all shelling")
    found = {name: vouched(report(text, promise.model_copy(update={"said_by": one, "anonymous": True}))).pledges[0] for name, one in said.items()}
    assert not found["KCNA"].anonymous and found["KCNA"].said_by and not found["KCNA"].said_by.anonymous
    assert found["official"].anonymous


def test_pieces_of_phrases_are_no_parties() -> None:
    text = "President Aquino urged Sultan Kiram and its men to stop."
    call = pledge(text, PledgeKind.CALL_FOR, "stop", ("Sultan", "Kiram", "its", "men"))
    assert [party.span.quote for party in vouched(report(text, call)).pledges[0].pledgers] == ["Kiram", "men"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The rockets were a message, Anton Marek, the spokesman for the Northern Front, told reporters.", False),
        ("Our rockets were a message, Anton Marek, the spokesman for the Northern Front, told reporters.", True),
        ("The Northern Front fired the rockets, Anton Marek, a spokesman for the army, told reporters.", True),
        ("“They fired the rockets,” Anton Marek, the spokesman for the Northern Front, told reporters.", False),
        ("“We fired the rockets,” Anton Marek, the spokesman for the Northern Front, told reporters.", True),
        ("They fired the rockets, Anton Marek, the spokesman for the Northern Front, told reporters.", True),
    ],
)
def test_whose_spokesman_speaks_of_an_act_has_not_done_it_by_that(text: str, kept: bool) -> None:
    front = Party(span=at(text, "Northern Front"))
    rockets = Incident(
        kind=IncidentKind.SHELLING_ROCKET, anchor=at(text, "rockets"), actor=front, said_by=Speaker(span=at(text, "Anton Marek")),
        factuality=IncidentFactuality.REPORTED, sentence=at(text, text),
    )
    (told,) = vouched(report(text, incidents=(rockets,))).incidents
    assert told.actor == (front if kept else None)


@pytest.mark.parametrize(
    ("text", "speaker", "unnamed"),
    [
        ("Hamas accepted a truce, an Egyptian official who asked not to be named said.", "Egyptian official", True),
        ("Hamas accepted a truce, an aide said on condition that he not be identified.", "aide", True),
        ("Hamas accepted a truce, said an officer who would not give his name.", "officer", True),
        ("Hamas accepted a truce, an unnamed official said.", "unnamed official", True),
        ("Hamas accepted a truce, a spokesman said. An officer spoke on condition of anonymity.", "spokesman", False),
        ("Hamas accepted a truce, Abbas Kamel said, and an aide asked not to be named.", "Abbas Kamel", False),
        ("Hamas accepted a truce, a spokesman said.", "spokesman", False),
    ],
)
def test_who_would_not_be_named_is_anonymous(text: str, speaker: str, unnamed: bool) -> None:
    told = pledge(text, PledgeKind.ACCEPTANCE, "truce", ("Hamas",)).model_copy(update={"said_by": Speaker(span=at(text, speaker))})
    (found,) = vouched(report(text, told)).pledges
    assert found.anonymous is unnamed
    assert found.said_by is not None
    assert found.said_by.anonymous is unnamed
