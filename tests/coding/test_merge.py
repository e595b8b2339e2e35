"""Each act once: examples of headline, lead and body, and what holds of every merging."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.coding.blend.merge import merged, once
from trucewatch.coding.blend.same import same_incident, same_pledge
from trucewatch.coding.headline import headline_end
from trucewatch.coding.passage import to_document
from trucewatch.records import (
    Coder,
    Condition,
    Count,
    Incident,
    IncidentFactuality,
    IncidentKind,
    Party,
    Place,
    Pledge,
    PledgeFactuality,
    PledgeKind,
    Precision,
    Report,
    Span,
    Speaker,
    When,
)
from trucewatch.sentences import sentence_at

HEADLINE = "Northern rebels halt attacks on army"
TEXT = f"""{HEADLINE}

KIDAL (AP) — The Azawad Front stopped its attacks on the army on Monday, its leader said. It would keep the truce for 30 days.

"We hold our fire," Bilal Ag Acherif said of the Azawad Front's truce. A mine killed four soldiers at Anefis. Four soldiers died when a truck
struck the mine on the road to Anefis, the army said. At Tessalit a mine killed two soldiers. The Coordination declared a truce of its own.
Mauritania urged the Azawad Front to stop its attacks. Algeria urged the Azawad Front to stop its attacks."""


def span(quote: str, near: int = 0) -> Span:
    found = Span.find(TEXT, quote, near)
    assert found is not None, quote
    return found


def pledge(undertaking: str, *who: str, near: int = 0, kind: str = "declaration", sure: float = 0.8, **more: Any) -> Pledge:
    what = span(undertaking, near)
    fields: dict[str, Any] = {"pledgers": tuple(Party(span=span(name, near)) for name in who), **more}
    return Pledge(kind=PledgeKind(kind), undertaking=what, sentence=what, confidence=sure, **fields)


def mine(anchor: int, *, place: str | None = None, killed: tuple[str, int] | None = None, target: str | None = None, **more: Any) -> Incident:
    at = span("mine", anchor)
    return Incident(
        kind=more.pop("kind", IncidentKind.BOMB_IED),
        anchor=at,
        sentence=at,
        place=Place(span=span(place, anchor)) if place else None,
        killed=Count(span=span(killed[0], anchor), value=killed[1]) if killed else None,
        target=Party(span=span(target, anchor)) if target else None,
        **more,
    )


def report(pledges: tuple[Pledge, ...] = (), incidents: tuple[Incident, ...] = ()) -> Report:
    return Report(text_sha256="0" * 64, coder=Coder(name="t", version="1"), relevant=True, pledges=pledges, incidents=incidents)


IN_HEADLINE = pledge("halt attacks on army", "Northern rebels", sure=0.95)
IN_LEAD = pledge("stopped its attacks on the army", "Azawad Front", ends_or_duration=span("30 days"))
IN_BODY = pledge("truce", "Azawad Front", near=TEXT.index("Front's truce"), sure=0.7, said_by=Speaker(span=span("Bilal Ag Acherif")))
OTHERS = pledge("truce of its own", "Coordination", sure=0.9)


def test_headline_lead_and_body_are_one_pledge_with_all_that_they_tell() -> None:
    [one] = merged(report((IN_HEADLINE, IN_LEAD, IN_BODY)), len(HEADLINE)).pledges
    assert one.pledgers[0].span.quote == "Azawad Front"
    assert one.undertaking == IN_LEAD.undertaking
    assert one.ends_or_duration is not None and one.said_by is not None
    assert set(one.mentions) == {IN_HEADLINE.sentence, IN_BODY.sentence}


def test_a_headline_alone_stays() -> None:
    assert merged(report((IN_HEADLINE,)), len(HEADLINE)).pledges == (IN_HEADLINE,)


def test_another_party_is_another_act_however_near() -> None:
    assert len(merged(report((IN_BODY, OTHERS))).pledges) == 2


def test_another_kind_term_or_standing_is_another_act() -> None:
    ended = pledge("truce", "Azawad Front", near=TEXT.index("Front's truce"), kind="termination")
    denied = pledge("truce", "Azawad Front", near=TEXT.index("Front's truce"), factuality=PledgeFactuality.DENIED)
    longer = pledge("truce", "Azawad Front", near=TEXT.index("Front's truce"), ends_or_duration=span("Monday"))
    for other in (ended, denied, longer):
        assert not same_pledge(IN_LEAD, other)


def test_what_is_told_of_another_month_is_another_act() -> None:
    text = "PARIS, May 18 (AFP) — The Front declared a truce. A truce that the Front declared in March 2013 came to nothing. The Front's truce held."

    def told(undertaking: str, near: int, **more: Any) -> Pledge:
        who, what = (found for name in ("Front", undertaking) if (found := Span.find(text, name, near)))
        sentence = Span.of(text, *sentence_at(text, what.start))
        fields = {"pledgers": (Party(span=who),), "undertaking": what, "sentence": sentence, **more}
        return Pledge(kind=PledgeKind.DECLARATION, **fields)

    now, before, again = told("truce", 0), told("truce", text.index("A truce")), told("truce", text.index("The Front's"))
    assert same_pledge(now, again)
    assert not same_pledge(now, before)
    since = Span.find(text, "March 2013")
    assert since is not None
    assert same_pledge(now, told("truce", text.index("A truce"), starts=When(span=since)))


def test_two_acts_may_hang_on_one_condition() -> None:
    condition = Condition(span=span("stopped its attacks"))
    army, front = pledge("stopped its attacks", "army", condition=condition), pledge("keep the truce", "Azawad Front", condition=condition)
    assert not same_pledge(army, front)


def test_calls_are_told_apart_by_who_calls() -> None:
    first, second = (TEXT.index(f"{who} urged") for who in ("Mauritania", "Algeria"))
    calls = [
        pledge("stop its attacks", "Azawad Front", near=at, kind="call_for", said_by=Speaker(span=span(who)))
        for at, who in ((first, "Mauritania"), (second, "Algeria"))
    ]
    assert len(merged(report(tuple(calls))).pledges) == 2
    assert same_pledge(calls[0], calls[0])


FIRST, AGAIN, ELSEWHERE = (TEXT.index(words) for words in ("A mine killed", "struck the mine", "At Tessalit a mine"))


def test_one_event_told_twice_is_one_incident() -> None:
    told = mine(FIRST, place="Anefis", killed=("four", 4), target="four soldiers")
    again = mine(AGAIN, place="road to Anefis", killed=("Four", 4), said_by=Speaker(span=span("army", AGAIN)))
    [one] = merged(report(incidents=(told, again))).incidents
    assert one.said_by is not None and one.killed is not None and one.killed.value == 4
    assert one.mentions


def test_a_day_outside_a_month_is_another_act() -> None:
    def hit(first: datetime, after: datetime, precision: Precision) -> Incident:
        time = When(span=span("Monday"), earliest=first, latest=after, precision=precision)
        return mine(0, place="Anefis", killed=("four", 4), when=time)

    in_march = hit(datetime(2024, 3, 1, tzinfo=UTC), datetime(2024, 4, 1, tzinfo=UTC), Precision.MONTH)
    assert not same_incident(in_march, hit(datetime(2024, 4, 1, tzinfo=UTC), datetime(2024, 4, 2, tzinfo=UTC), Precision.DAY))
    assert same_incident(in_march, hit(datetime(2024, 3, 5, tzinfo=UTC), datetime(2024, 3, 6, tzinfo=UTC), Precision.DAY))


def test_other_places_and_tolls_are_other_incidents() -> None:
    told = mine(FIRST, place="Anefis", killed=("four", 4))
    other = mine(ELSEWHERE, place="Tessalit", killed=("two", 2))
    assert len(merged(report(incidents=(told, other))).incidents) == 2
    assert not same_incident(told, mine(ELSEWHERE, place="Anefis", killed=("two", 2)))


@pytest.mark.parametrize(
    "other",
    [
        mine(AGAIN, place="Anefis", killed=("Four", 4), kind=IncidentKind.ABDUCTION),
        mine(AGAIN, place="Anefis", killed=("Four", 4), factuality=IncidentFactuality.THREATENED),
        mine(AGAIN),
    ],
)
def test_nearness_and_one_word_in_common_are_not_enough(other: Incident) -> None:
    assert not same_incident(mine(FIRST, place="Anefis", killed=("four", 4)), other)


def strikes(text: str, *anchors: str, actors: tuple[str | None, ...] = (None, None)) -> int:
    """How many incidents two words of one sentence are, each at a place and with a toll of its own."""
    sentence = Span.of(text, 0, len(text))
    told = []
    for n, (anchor, actor) in enumerate(zip(anchors, actors, strict=True)):
        at, who = Span.find(text, anchor), Span.find(text, actor) if actor else None
        assert at is not None
        told.append(Incident(kind=IncidentKind.AIR_DRONE_STRIKE, anchor=at, sentence=sentence, actor=Party(span=who) if who else None,
                             killed=Count(span=at, value=4 + n)))  # fmt: skip
    return len(once(told, same_incident))


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("Israel struck a house in Beirut, killing a chief and four others, in the first strike on the Lebanese capital since June.", ("struck", "strike")),
        ("Rebels bombed a camp near Gao on Monday in one of the deadliest attacks in years.", ("bombed", "attacks")),
        ("The army shelled Sake in its heaviest bombardment of the town in several weeks.", ("shelled", "bombardment")),
    ],
)  # fmt: skip
def test_how_an_act_compares_with_earlier_ones_is_no_second_act(text: str, anchors: tuple[str, str]) -> None:
    assert strikes(text, *anchors) == 1


@pytest.mark.parametrize(
    ("text", "anchors", "actors"),
    [
        ("Jets bombed Tyre twice: four died in the first strike and five in the raid that followed.", ("strike", "raid"), (None, None)),
        ("Israel bombed Tyre, and Hezbollah hit Haifa in the first attack on it since June.", ("bombed", "attack"), ("Israel", "Hezbollah")),
        ("Jets bombed Tyre on Monday, and drones struck Sidon, as they have since June.", ("bombed", "struck"), (None, None)),
    ],
)  # fmt: skip
def test_a_first_act_and_one_of_another_side_are_two(text: str, anchors: tuple[str, str], actors: tuple[str | None, ...]) -> None:
    assert strikes(text, *anchors, actors=actors) == 2


PLACES = ["attacks on army", "attacks on the army", "truce for 30 days", "hold our fire", "truce of its own", "stop its attacks"]
WHO = ["Northern rebels", "Azawad Front", "Coordination", "army", "Mauritania"]
PLEDGES = st.builds(
    lambda what, who, kind, fact, sure, term: pledge(
        what, *who, kind=kind, sure=sure, factuality=PledgeFactuality(fact), ends_or_duration=span(term) if term else None
    ),
    st.sampled_from(PLACES), st.lists(st.sampled_from(WHO), max_size=2, unique=True),
    st.sampled_from(["declaration", "termination", "call_for", "agreement"]), st.sampled_from(["asserted", "reported", "denied"]),
    st.sampled_from([0.5, 0.7, 0.9]), st.sampled_from([None, "30 days", "Monday"]),
)  # fmt: skip
INCIDENTS = st.builds(
    lambda at, place, killed, target, kind: mine(at, place=place, killed=killed, target=target, kind=kind),
    st.sampled_from([FIRST, AGAIN, ELSEWHERE]), st.sampled_from([None, "Anefis", "Tessalit", "road"]),
    st.sampled_from([None, ("four", 4), ("two", 2)]), st.sampled_from([None, "soldiers", "truck"]),
    st.sampled_from([IncidentKind.BOMB_IED, IncidentKind.ARMED_CLASH, IncidentKind.ABDUCTION]),
)  # fmt: skip
REPORTS = st.builds(lambda p, i: report(tuple(p), tuple(i)), st.lists(PLEDGES, max_size=5), st.lists(INCIDENTS, max_size=5))
ENDS = st.sampled_from([0, len(HEADLINE)])


@given(REPORTS, ENDS)
def test_merging_again_changes_nothing(told: Report, end: int) -> None:
    once = merged(told, end)
    assert merged(once, end) == once


@given(REPORTS, ENDS, st.randoms())
def test_the_order_of_the_entries_does_not_matter(told: Report, end: int, random: Any) -> None:
    pledges, incidents = list(told.pledges), list(told.incidents)
    random.shuffle(pledges)
    random.shuffle(incidents)
    shuffled = told.model_copy(update={"pledges": tuple(pledges), "incidents": tuple(incidents)})
    assert merged(shuffled, end) == merged(told, end)


@given(REPORTS, ENDS)
def test_every_telling_is_kept_as_an_entry_or_a_mention(told: Report, end: int) -> None:
    after = merged(told, end)
    for before, kept in ((told.pledges, after.pledges), (told.incidents, after.incidents)):
        assert {e.sentence for e in before} == {s for e in kept for s in (e.sentence, *e.mentions)}
        assert {e.kind for e in before} >= {e.kind for e in kept}
        assert len(kept) <= len(before)
        if not any((same_pledge if isinstance(a, Pledge) else same_incident)(a, b, end) for a, b in permutations(before, 2)):  # type: ignore[arg-type]
            assert len(kept) == len(before)


@given(REPORTS, ENDS)
def test_every_span_stands_in_the_text(told: Report, end: int) -> None:
    spans = (value for value in _values(merged(told, end).model_dump()) if set(value) == {"start", "end", "quote"})
    assert all(TEXT[s["start"] : s["end"]] == s["quote"] for s in spans)


def _values(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value, *(found for inner in value.values() for found in _values(inner))]
    return [found for inner in value for found in _values(inner)] if isinstance(value, list | tuple) else []




@pytest.mark.parametrize(
    ("text", "headline"),
    [(TEXT, HEADLINE), ("A truce began on Monday.\nIt held.", ""), ("Rebels declare truce", ""), (f"{'word ' * 40}\nIt held.", "")],
)
def test_a_headline_is_a_short_first_line_without_a_stop(text: str, headline: str) -> None:
    document = to_document({"id": "t1", "text": text})
    assert text[: headline_end(document)] == headline


@pytest.mark.parametrize(("first", "later", "kind", "same"), [
    ("The father of Luis Daza", "Luis Manuel Daza and his wife", "abduction", True),
    ("Mayor Ana Rojas", "Ana Rojas", "abduction", True),
    ("Luis Daza", "Luis Pinto", "abduction", False),
    ("three farmers", "two farmers of Karo", "abduction", False),
    ("Port Karo", "Port Karo", "shelling_rocket", False),
])  # fmt: skip
def test_nobody_is_abducted_twice_in_a_report(first: str, later: str, kind: str, same: bool) -> None:
    text = f"Rebels took {first}, the army said. By then nobody knew where {later} had been seized."
    at, again = Span.find(text, "took"), Span.find(text, "seized")
    targets = Span.of(text, 12, 12 + len(first)), Span.find(text, f"{later} had")
    assert at and again and targets[1]
    one, other = (
        Incident(kind=IncidentKind(kind), anchor=act, sentence=Span.of(text, *sentence_at(text, act.start)), target=Party(span=who))
        for act, who in zip((at, again), (targets[0], Span.of(text, targets[1].start, targets[1].end - 4)), strict=True)
    )
    assert same_incident(one, other) == same
