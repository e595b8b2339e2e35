"""The page that the project starts from, as the rule coder must read it; the page is kept beside the repository."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from trucewatch.coding.rules import coder
from trucewatch.records import DeadlineKind, Document, PledgeKind, Report

PAGE = Path(__file__).parents[3] / "shared" / "seed" / "page.txt"


@pytest.fixture(scope="module")
def report() -> Report:
    if not PAGE.exists():
        pytest.skip("the page is kept beside the repository, in ../shared/seed")
    text = PAGE.read_text(encoding="utf-8")
    start, end = text.index("BAGHDAD"), text.index("\n\n\nSource:")
    return coder().code(Document(page="0", location="page", text=text, body_start=start, body_end=end, gathered=datetime(2020, 10, 12, tzinfo=UTC)))


def test_the_conditional_pledge_has_all_its_terms(report: Report) -> None:
    (pledge,) = [p for p in report.pledges if p.kind is PledgeKind.DECLARATION]
    condition, scope = pledge.condition, {span.quote for span in pledge.scope}
    assert {"American presence in Iraq", "U.S. Embassy"} <= scope
    assert condition and condition.actor and "coalition" in condition.actor.span.quote
    assert condition.norm and condition.norm.quote == "parliamentary resolution" and condition.binding is False
    assert condition.deadline and condition.deadline.quote == "acceptable timeframe" and condition.deadline_kind is DeadlineKind.VAGUE
    assert pledge.threat and "all the capabilities available to them" in pledge.threat.quote
    assert pledge.ends_or_duration and pledge.ends_or_duration.quote == "open-ended"


def test_its_speakers_are_told_apart(report: Report) -> None:
    (pledge,) = [p for p in report.pledges if p.kind is PledgeKind.DECLARATION]
    others = {speaker.span.quote: speaker for speaker in pledge.also_said_by}
    assert pledge.said_by and pledge.said_by.span.quote == "Mohammed Mohie"
    assert pledge.said_by.on_behalf_of and pledge.said_by.on_behalf_of.quote == "Kataib Hezbollah"
    assert "three of the militia officials" in others
    assert others["Two other factions"].anonymous and others["Two other factions"].reason


def test_the_two_incidents_and_the_habit(report: Report) -> None:
    bomb, strike = report.incidents
    assert bomb.actor is None and bomb.damage and bomb.place and bomb.place.span.quote == "highway south of Baghdad"
    assert bomb.said_by and bomb.said_by.span.quote == "Iraqi army"
    assert strike.actor and strike.actor.span.quote == "Washington" and strike.killed and strike.killed.value == 2
    assert len(report.habitual) == 1 and report.origin and report.origin.quote == "AP"
