"""What the rules read, on sentences of our own about places that do not exist."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.coding.passage import to_document
from trucewatch.coding.rules import coder
from trucewatch.coding.rules.rule_coder import RuleCoder
from trucewatch.records import Document, IncidentFactuality, IncidentKind, PledgeFactuality, PledgeKind, Report


@pytest.fixture(scope="module")
def rules() -> RuleCoder:
    return coder()


def read(rules: RuleCoder, text: str, published: str = "2021-06-07") -> Report:
    return rules.code(to_document({"id": "t", "text": text, "published": published}, datetime(2021, 6, 8, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Ostran rebels declared a unilateral ceasefire on Monday.", PledgeKind.DECLARATION),
        ("Norr and Velia signed a ceasefire on Monday.", PledgeKind.AGREEMENT),
        ("The Ostran rebels rejected a truce offered by Norr.", PledgeKind.REJECTION),
        ("The rebels extended their ceasefire by a month.", PledgeKind.EXTENSION),
        ("The rebels called off their truce with the government.", PledgeKind.TERMINATION),
        ("The truce between Norr and Velia expired at midnight.", PledgeKind.EXPIRY),
        ("The bishop urged the rebels to stop fighting.", PledgeKind.CALL_FOR),
        ("The envoy proposed a ceasefire between Norr and Velia.", PledgeKind.PROPOSAL),
        ("The rebels accepted the ceasefire proposed by the envoy.", PledgeKind.ACCEPTANCE),
        ("The rebels warned that they would resume attacks unless the army withdrew.", PledgeKind.THREAT_TO_END),
    ],
)
def test_the_kind_of_a_pledge_is_what_is_done_about_the_truce(rules: RuleCoder, text: str, kind: PledgeKind) -> None:
    assert kind in [pledge.kind for pledge in read(rules, text).pledges]


def test_parties_term_mediator_and_start_are_read(rules: RuleCoder) -> None:
    (pledge,) = read(rules, "Norr and Velia agreed to a 72-hour ceasefire brokered by Ostra, starting on Thursday.").pledges
    assert [p.span.quote for p in pledge.pledgers] == ["Norr", "Velia"]
    assert pledge.ends_or_duration and pledge.ends_or_duration.quote == "72-hour"
    assert [p.span.quote for p in pledge.mediators] == ["Ostra"]
    assert pledge.starts and pledge.starts.day and pledge.starts.day.isoformat() == "2021-06-10"


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("The rebels declared a ceasefire on Monday. They will shoot only if attacked.", ["only if attacked"]),
        ("The rebels declared a ceasefire on Monday. It rained. They will shoot only if attacked.", [None]),
        ("They will shoot only if attacked. The rebels declared a ceasefire on Monday.", [None]),
        ("The rebels declared a ceasefire on Monday. They will talk only if paid.", [None]),
    ],
)
def test_only_a_condition_about_defence_reaches_back_and_only_one_sentence(rules: RuleCoder, text: str, conditions: list[str | None]) -> None:
    found = [pledge.condition.span.quote if pledge.condition else None for pledge in read(rules, text).pledges]
    assert found == conditions


def test_a_breach_is_no_pledge_and_a_denied_truce_is_denied(rules: RuleCoder) -> None:
    assert not read(rules, "The army accused the rebels of violating the ceasefire.").pledges
    (denied,) = read(rules, "The rebels have signed no ceasefire, their commander said.").pledges
    assert denied.factuality is PledgeFactuality.DENIED


def test_an_incident_has_actor_target_place_day_and_toll(rules: RuleCoder) -> None:
    text = "Rebels shelled an army base near Port Vell on Sunday, killing three soldiers and wounding five, the army said."
    (incident,) = read(rules, text).incidents
    assert incident.kind is IncidentKind.SHELLING_ROCKET and incident.factuality is IncidentFactuality.REPORTED
    assert incident.actor and incident.actor.span.quote == "Rebels" and incident.target and incident.target.span.quote == "army base"
    assert incident.place and incident.place.span.quote == "Port Vell" and incident.said_by and incident.said_by.span.quote == "army"
    assert incident.when and incident.when.day and incident.when.day.isoformat() == "2021-06-06"
    assert incident.killed and incident.killed.value == 3 and incident.injured and incident.injured.value == 5


def test_what_stops_is_feared_or_may_be_is_no_incident(rules: RuleCoder) -> None:
    for text in ("The shelling of the port stopped on Sunday.", "If rebels attack the port, the army will leave.", "Rebels could attack the port."):
        assert not read(rules, text).incidents, text


def test_labour_and_trade_truces_are_not_relevant(rules: RuleCoder) -> None:
    for text in ("Teachers called off their strike over wages on Monday.", "The two presidents agreed to a ceasefire in their trade war."):
        report = read(rules, text)
        assert not report.relevant and not report.pledges


def test_another_language_is_left_out_and_said_so(rules: RuleCoder) -> None:
    document = to_document({"id": "t", "text": "Les rebelles ont tiré.", "language": "fr"})
    report = rules.code(document)
    assert report.left_out == ("language: fr",) and not report.incidents


@pytest.mark.parametrize(
    ("text", "term", "last"),
    [
        ("Norr and Velia agreed to a ceasefire that will last until June 30, 2025, both said.", "until June 30, 2025", "2025-06-30"),
        ("The Ostran rebels declared a ceasefire till March 1, 2025.", "till March 1, 2025", "2025-03-01"),
        ("Norr and Velia agreed to a truce through 30 June, 2025, mediators said.", "through 30 June, 2025", "2025-06-30"),
        ("The rebels signed a ceasefire lasting until midnight on June 30, 2025.", "lasting until midnight on June 30, 2025", "2025-06-30"),
        ("The rebels announced a truce until Sunday, June 30, a spokesman said.", "until Sunday, June 30", "2024-06-30"),
        ("The rebels announced a truce until June 30, 12 soldiers said.", "until June 30", "2024-06-30"),
        ("The rebels announced a truce until Thursday, and Norr will keep it.", "until Thursday", "2024-05-09"),
        ("The rebels declared a truce until the end of June 2025.", "until the end of June 2025", "2025-06-30"),
        ("The rebels declared a truce through the end of the year.", "through the end of the year", "2024-12-31"),
        ("The rebels declared a truce through the end of Ramadan.", "through the end of Ramadan", None),
    ],
)
def test_a_term_ends_with_the_day_that_its_words_name(rules: RuleCoder, text: str, term: str, last: str | None) -> None:
    pledge = next(pledge for pledge in read(rules, text, "2024-05-06").pledges if pledge.ends_or_duration)
    assert pledge.ends_or_duration and pledge.ends_or_duration.quote == term
    assert (pledge.until.day.isoformat() if pledge.until and pledge.until.day else None) == last


def test_only_the_body_is_coded_and_offsets_are_the_documents(rules: RuleCoder) -> None:
    text = "Rebels bomb port\n\nThe rebels shelled Port Vell on Sunday.\n\nSource: a friend"
    start, end = text.index("The rebels"), text.index("\n\nSource")
    document = Document(page="0", location="t", text=text, body_start=start, body_end=end, gathered=datetime(2021, 6, 8, tzinfo=UTC))
    (incident,) = rules.code(document).incidents
    assert incident.anchor.stands_in(text) and start <= incident.anchor.start < end


@settings(max_examples=12, deadline=None)
@given(st.text(alphabet="Theabrs ceasfir\n“”\"'().,;—-0123456789ÄÖ中\u200b", max_size=120))
def test_any_text_is_read_without_an_error(text: str) -> None:
    if text.strip():
        report = coder_once().code(to_document({"id": "t", "text": text}))
        assert all(pledge.undertaking.stands_in(text) for pledge in report.pledges)


_made: list[RuleCoder] = []


def coder_once() -> RuleCoder:
    if not _made:
        _made.append(coder())
    return _made[0]
