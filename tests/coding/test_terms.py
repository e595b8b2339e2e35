"""The terms of a conditional truce, on a story of our own in the form of an agency dispatch."""

from datetime import UTC, date, datetime

import pytest

from trucewatch.coding.rules import coder
from trucewatch.coding.terms import Terms
from trucewatch.coding.when import of_day
from trucewatch.records import (
    Coder,
    Condition,
    DeadlineKind,
    Document,
    Imprint,
    Incident,
    IncidentFactuality,
    IncidentKind,
    Party,
    Pledge,
    PledgeKind,
    Report,
    Span,
    Speaker,
)  # fmt: skip

STORY = """Ostran rebels supported by Velia have agreed to temporarily suspend attacks on the Norrish garrison in Ostra on the condition that Norrish \
soldiers leave the island in accordance with a senate resolution, two of the rebel commanders said Monday.

The commanders spoke hours after a car bomb hit a bus carrying supplies for the garrison on a road north of Port Vell, destroying two trucks, \
a Norrish navy statement said.

Mortar attacks on the harbour have become a daily event and have soured relations between Ostra and Norr.

The rebel groups offered a ceasefire and will refrain from shelling the garrison, including the Norrish consulate, on the condition that Norrish \
troops leave within a “reasonable period,” said Anton Marek, a spokesman for the hardline Ostra Liberation Front.

“If they do not leave, the rebel groups will resume their operations with every means they have,” he said.

Three other groups echoed Marek’s remarks and said the ceasefire was open-ended. They spoke on condition of anonymity because they were not allowed \
to brief the press.

The senate passed the non-binding resolution in March, after a Norr-directed air strike that killed rebel commander Pavel Dorn outside Port Vell.
"""


@pytest.fixture(scope="module")
def report() -> Report:
    imprint = Imprint(published=datetime(2021, 6, 7, tzinfo=UTC))
    document = Document(
        page="0", location="story", text=STORY, body_end=len(STORY), imprint=imprint, gathered=datetime(2021, 6, 8, tzinfo=UTC)
    )
    return coder().code(document)


def test_lead_and_body_are_one_pledge_with_the_terms_of_both(report: Report) -> None:
    (pledge,) = [p for p in report.pledges if p.kind is not PledgeKind.THREAT_TO_END]
    assert pledge.kind is PledgeKind.DECLARATION and len(pledge.mentions) == 1
    assert pledge.undertaking.quote.startswith("suspend attacks on the Norrish garrison")
    assert {"Norrish garrison", "Norrish consulate"} == {span.quote for span in pledge.scope}
    assert pledge.ends_or_duration and pledge.ends_or_duration.quote == "open-ended"
    assert pledge.threat and pledge.threat.quote.startswith("the rebel groups will resume their operations")


def test_the_condition_has_its_actor_its_norm_and_its_vague_deadline(report: Report) -> None:
    condition = report.pledges[0].condition
    assert condition and condition.actor and condition.actor.span.quote == "Norrish soldiers"
    assert condition.norm and condition.norm.quote == "senate resolution" and condition.binding is False
    assert condition.deadline and condition.deadline.quote == "reasonable period" and condition.deadline_kind is DeadlineKind.VAGUE


def test_each_speaker_is_told_with_office_party_and_reason_for_namelessness(report: Report) -> None:
    pledge = report.pledges[0]
    speaker, others = pledge.said_by, {s.span.quote: s for s in pledge.also_said_by}
    assert speaker and speaker.span.quote == "Anton Marek" and not pledge.anonymous
    assert (
        speaker.role
        and speaker.role.quote == "spokesman"
        and speaker.on_behalf_of
        and speaker.on_behalf_of.quote == "Ostra Liberation Front"
    )
    nameless = others["Three other groups"]
    assert nameless.anonymous and nameless.reason and "not allowed to brief the press" in nameless.reason.quote
    assert not others["two of the rebel commanders"].anonymous


def _described(text: str, speaker: str) -> Speaker:
    document = Document(page="0", location="t", text=text, body_end=len(text), gathered=datetime(2021, 6, 8, tzinfo=UTC))
    undertaking, said_by = Span.find(text, "truce"), Span.find(text, speaker)
    assert undertaking and said_by
    sentence = Span.of(text, 0, len(text))
    bare = Pledge(kind=PledgeKind.ACCEPTANCE, undertaking=undertaking, sentence=sentence, said_by=Speaker(span=said_by))
    report = Report(text_sha256=document.id, coder=Coder(name="bare", version="1"), pledges=(bare,))
    described = Terms()(document, report).pledges[0].said_by
    assert described
    return described


@pytest.mark.parametrize(
    ("text", "name", "office", "group"),
    [
        ("A spokesman for the group, Anton Marek, said on Monday that it would respect the truce.", "Anton Marek", "spokesman", "group"),
        ("The deputy leader of the Ostrans, Anton Marek, said they would keep the truce.", "Anton Marek", "leader", "Ostrans"),
        ("The truce holds, a spokesman for the rebels, Anton Marek, said.", "Anton Marek", "spokesman", "rebels"),
        ("Both will keep the truce, Malaysian Prime Minister Anwar Ibrahim said on Monday.", "Anwar Ibrahim", "Prime Minister", "Malaysian"),
    ],
)
def test_a_name_behind_office_and_group_keeps_both(text: str, name: str, office: str, group: str) -> None:
    speaker = _described(text, name)
    assert speaker.role and speaker.role.quote == office
    assert speaker.on_behalf_of and speaker.on_behalf_of.quote.removeprefix("the ") == group


def test_a_state_is_not_nameless_because_an_official_of_the_sentence_is() -> None:
    text = "The rebels took up a truce that Velia proposed, officials said on condition of anonymity."
    assert not _described(text, "Velia").anonymous
    assert _described(text, "officials").anonymous


def test_on_condition_of_anonymity_is_no_condition(report: Report) -> None:
    assert not any(p.condition and "anonymity" in p.condition.span.quote for p in report.pledges)


def test_the_bomb_and_the_strike_are_incidents_and_the_daily_attacks_are_not(report: Report) -> None:
    bomb, strike = report.incidents
    assert bomb.actor is None and bomb.place and bomb.place.span.quote == "road north of Port Vell"
    assert bomb.damage and bomb.damage.quote == "destroying two trucks" and bomb.said_by and bomb.said_by.span.quote == "Norrish navy"
    assert strike.actor and strike.actor.span.quote == "Norr" and strike.killed and strike.killed.value == 1
    assert [span.quote.split(" have")[0] for span in report.habitual] == ["Mortar attacks on the harbour"]


def test_every_span_stands_in_the_text(report: Report) -> None:
    def spans(value: object) -> list[dict[str, object]]:
        if isinstance(value, dict):
            return [value] if set(value) == {"start", "end", "quote"} else [s for v in value.values() for s in spans(v)]
        return [s for v in value for s in spans(v)] if isinstance(value, list) else []

    found = spans(report.model_dump(mode="json"))
    assert len(found) > 30
    assert all(STORY[s["start"] : s["end"]] == s["quote"] for s in found)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Norr and Velia agreed to a truce that expires on June 30, 2025.", True),
        ("Norr and Velia agreed to stop shelling; the truce will run out on June 30, 2025.", True),
        ("Norr and Velia agreed to a ceasefire ending June 30, 2025.", True),
        ("Norr and Velia agreed to a truce that begins on June 30, 2025.", False),
        ("Norr and Velia agreed to a truce, and all shelling will end on June 30, 2025.", False),
    ],
)
def test_a_day_on_which_a_truce_is_to_end_is_not_its_first(text: str, last: bool) -> None:
    document = Document(page="0", location="t", text=text, body_end=len(text), gathered=datetime(2024, 5, 7, tzinfo=UTC))
    words, day = Span.of(text, 0, 5), Span.find(text, "June 30, 2025")
    assert day
    pledge = Pledge(kind=PledgeKind.AGREEMENT, undertaking=words, sentence=Span.of(text, 0, len(text)), starts=of_day(day, date(2025, 6, 30)))
    (read,) = Terms()(document, Report(text_sha256=document.id, coder=Coder(name="bare", version="1"), pledges=(pledge,))).pledges
    assert (read.starts, read.until) == ((None, pledge.starts) if last else (pledge.starts, None))


@pytest.mark.parametrize(
    ("words", "deadline", "kind"),
    [
        ("Norr withdraws by the end of March", "end of March", DeadlineKind.CRISP),
        ("Norr leaves the port by tomorrow", "tomorrow", DeadlineKind.CRISP),
        ("Norr pulls back by noon tomorrow", "noon tomorrow", DeadlineKind.CRISP),
        ("Norr lifts its siege before the end of Ramadan", "end of Ramadan", DeadlineKind.VAGUE),
        ("Norr lifts its siege by midnight on Friday", "midnight on Friday", DeadlineKind.CRISP),
        ("Norr lifts its siege within the next two weeks", "two weeks", DeadlineKind.CRISP),
    ],
)
def test_a_deadline_is_told_in_full(words: str, deadline: str, kind: DeadlineKind) -> None:
    text = f"The rebels will stop shelling the port on condition that {words}."
    document = Document(page="0", location="t", text=text, body_end=len(text), gathered=datetime(2024, 5, 7, tzinfo=UTC))
    bare = Pledge(kind=PledgeKind.DECLARATION, undertaking=Span.of(text, 16, 38), sentence=Span.of(text, 0, len(text)))
    (pledge,) = Terms()(document, Report(text_sha256=document.id, coder=Coder(name="bare", version="1"), pledges=(bare,))).pledges
    assert pledge.condition and pledge.condition.deadline
    assert (pledge.condition.deadline.quote, pledge.condition.deadline_kind) == (deadline, kind)


def test_a_coder_without_a_parse_gets_plain_conditions_and_their_terms() -> None:
    text = "The rebels will stop shelling the port provided that Norrish troops leave within two weeks."
    document = Document(page="0", location="t", text=text, body_end=len(text), gathered=datetime(2021, 6, 8, tzinfo=UTC))
    undertaking, whole = Span.find(text, "stop shelling the port"), Span.of(text, 0, len(text))
    assert undertaking
    bare = Pledge(kind=PledgeKind.DECLARATION, undertaking=undertaking, sentence=whole)
    report = Report(text_sha256=document.id, coder=Coder(name="bare", version="1"), pledges=(bare,))
    (pledge,) = Terms()(document, report).pledges
    assert pledge.condition and pledge.condition.span.quote.startswith("provided that Norrish troops leave")
    assert pledge.condition.actor and pledge.condition.actor.span.quote == "Norrish troops"
    assert pledge.condition.deadline and pledge.condition.deadline_kind is DeadlineKind.CRISP
    assert [span.quote for span in pledge.scope] == ["port"]


@pytest.mark.parametrize(("text", "name", "group"), [
    ("Chinese Foreign Ministry spokesperson Mao Ning said that both would cease fire.", "Mao Ning", "Chinese Foreign Ministry"),
    ("Russian Defense Ministry spokesman Igor Konashenkov said that both would cease fire.", "Igor Konashenkov", "Russian Defense Ministry"),
    ("The Foreign Ministry spokesman said that both would cease fire.", "spokesman", "Foreign Ministry"),
    ("A senior U.N. official said that both would cease fire.", "official", "U.N."),
])
def test_a_ministry_is_named_with_its_country(text: str, name: str, group: str) -> None:
    document = Document(page="0", location="t", text=text, body_end=len(text), gathered=datetime(2021, 6, 8, tzinfo=UTC))
    undertaking, speaker = Span.find(text, "cease fire"), Span.find(text, name)
    assert undertaking and speaker
    bare = Pledge(kind=PledgeKind.AGREEMENT, undertaking=undertaking, sentence=Span.of(text, 0, len(text)), said_by=Speaker(span=speaker))
    (pledge,) = Terms()(document, Report(text_sha256=document.id, coder=Coder(name="bare", version="1"), pledges=(bare,))).pledges
    assert pledge.said_by and pledge.said_by.on_behalf_of and pledge.said_by.on_behalf_of.quote == group


def test_whose_spokesman_speaks_behind_a_condition() -> None:
    text = "The Ostra Front will hold its fire if the Norrish army stays in its barracks, its spokesman said."
    document = Document(page="0", location="t", text=text, body_end=len(text), gathered=datetime(2021, 6, 8, tzinfo=UTC))
    front, undertaking, condition, spokesman = (Span.find(text, words) for words in (
        "Ostra Front", "hold its fire", "if the Norrish army stays in its barracks", "spokesman"))
    assert front and undertaking and condition and spokesman
    bare = Pledge(kind=PledgeKind.OFFER, pledgers=(Party(span=front),), undertaking=undertaking, sentence=Span.of(text, 0, len(text)),
                  condition=Condition(span=condition), said_by=Speaker(span=spokesman))
    (pledge,) = Terms()(document, Report(text_sha256=document.id, coder=Coder(name="bare", version="1"), pledges=(bare,))).pledges
    assert pledge.said_by and pledge.said_by.on_behalf_of == front


@pytest.mark.parametrize(("reply", "deniers"), [
    ("The Ostra Front denied it.", ["Ostra Front"]),
    ("The Ostra Front denied the claim.", ["Ostra Front"]),
    ("The Ostra Front dismissed the accusation.", ["Ostra Front"]),
    ("The Ostra Front rejected the offer.", []),
    ("The Ostra Front denied reports that it would sign a truce.", []),
    ("The Ostra Front dismissed a report on talks.", []),
    ("The Norrish army denied an attack on the hospital.", []),  # it told of the incident itself
    ("The Ostran army denied it.", ["Ostran army"]),
    ("The Ostra Front denied that there had been any clashes.", ["Ostra Front"]),
    ("The Ostra Front said that no shots had been fired.", ["Ostra Front"]),
    ("The Ostra Front insisted there had been no shelling.", ["Ostra Front"]),
    ("The Ostra Front said no attack was planned.", []),
    ("The Ostra Front said there would be no attack on the town.", []),
    ("The Ostra Front said there had been no casualties.", []),
    ("The Ostra Front said an attack had killed two.", []),
])
def test_who_denies_an_incident(reply: str, deniers: list[str]) -> None:
    text = f"The Norrish army accused the Ostra Front of shelling Port Vell on Monday, killing two. {reply}"
    document = Document(page="0", location="t", text=text, body_end=len(text), gathered=datetime(2021, 6, 8, tzinfo=UTC))
    anchor, sentence, army = Span.find(text, "shelling"), Span.of(text, 0, text.index(". The") + 1), Span.find(text, "Norrish army")
    assert anchor and army
    incident = Incident(kind=IncidentKind.SHELLING_ROCKET, anchor=anchor, sentence=sentence, said_by=Speaker(span=army))
    report = Report(text_sha256=document.id, coder=Coder(name="bare", version="1"), incidents=(incident,))
    (found,) = Terms()(document, report).incidents
    assert [speaker.span.quote for speaker in found.denied_by] == deniers


@pytest.mark.parametrize(("text", "teller", "factuality"), [
    ("The Norrish army accused the Ostra Front of shelling Port Vell on Monday. Ostran leaders denied it.", "Norrish army", "reported"),
    ("The Norrish army left the truce, accusing the rebels of shelling Port Vell. Ostran leaders denied any shelling.", "Norrish army", "reported"),
    ("A blast of shelling hit Port Vell on Monday. Ostran leaders denied the accusation.", None, "denied"),
    ("Ostran leaders denied shelling Port Vell on Monday.", "Ostran leaders", "denied"),
])
def test_who_denies_an_accusation_does_not_make_it(text: str, teller: str | None, factuality: str) -> None:
    document = Document(page="0", location="t", text=text, body_end=len(text), gathered=datetime(2021, 6, 8, tzinfo=UTC))
    anchor, denier = Span.find(text, "shelling"), Span.find(text, "Ostran leaders")
    assert anchor and denier
    incident = Incident(kind=IncidentKind.SHELLING_ROCKET, anchor=anchor, sentence=Span.of(text, 0, text.index(".") + 1),
                        said_by=Speaker(span=denier), factuality=IncidentFactuality.DENIED)
    (found,) = Terms()(document, Report(text_sha256=document.id, coder=Coder(name="b", version="1"), incidents=(incident,))).incidents
    assert (found.said_by and found.said_by.span.quote, found.factuality.value) == (teller, factuality)


@pytest.mark.parametrize(("sentence", "damage"), [
    ("On Friday gunmen attacked the police station that shells had damaged earlier.", "the police station that shells had damaged"),
    ("On Friday gunmen attacked the police station, destroying two trucks.", "destroying two trucks"),
    ("On Friday shells hit the market and three stalls were destroyed.", "three stalls were destroyed"),
])
def test_what_was_damaged_may_stand_before_its_verb(sentence: str, damage: str) -> None:
    document = Document(page="0", location="t", text=sentence, body_end=len(sentence), gathered=datetime(2020, 1, 4, tzinfo=UTC))
    assert damage in [i.damage.quote for i in coder().code(document).incidents if i.damage]


def test_a_statement_of_recurring_violence_ends_with_its_last_mark() -> None:
    text = "Mortar attacks on the harbour have become a daily event.\n\nA bomb killed two people in Port Vell."
    document = Document(page="0", location="t", text=text, body_end=len(text), gathered=datetime(2021, 6, 8, tzinfo=UTC))
    anchor, sentence = Span.find(text, "bomb"), Span.find(text, "A bomb killed two people in Port Vell.")
    assert anchor and sentence
    bomb = Incident(kind=IncidentKind.BOMB_IED, anchor=anchor, sentence=sentence)
    report = Report(text_sha256=document.id, coder=Coder(name="bare", version="1"), incidents=(bomb,))
    assert [span.quote for span in Terms()(document, report).habitual] == ["Mortar attacks on the harbour have become a daily event."]


@pytest.mark.parametrize(("undertaking", "scope"), [
    ("stop all military action on land, in the air and at sea", ["land", "air", "sea"]),
    ("stop all military action on land, air and sea", ["land", "air", "sea"]),
    ("stop all attacks on bases and on the ground", ["bases"]),
])
def test_a_pledge_covers_each_realm_that_it_names(undertaking: str, scope: list[str]) -> None:
    text = f"Ostra and Norr agreed to {undertaking} from Monday."
    document = Document(page="0", location="t", text=text, body_end=len(text), gathered=datetime(2021, 6, 8, tzinfo=UTC))
    told = Span.find(text, undertaking)
    assert told
    bare = Pledge(kind=PledgeKind.AGREEMENT, undertaking=told, sentence=Span.of(text, 0, len(text)))
    report = Report(text_sha256=document.id, coder=Coder(name="bare", version="1"), pledges=(bare,))
    (pledge,) = Terms()(document, report).pledges
    assert [span.quote for span in pledge.scope] == scope
