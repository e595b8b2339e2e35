"""What took the place of a truce: the claim that it is superseded names it, whatever it comes to be called."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, pledge, report, signed

from trucewatch.linking import Told, Weave, link
from trucewatch.monitor import Monitor
from trucewatch.records import Ended, EndKind

NEW = "Meria and the Northern Front signed a new ceasefire."


def renewed(when: str, text: str = NEW, what: str = "new ceasefire") -> Told:
    return report(when, text, pledge(text, "agreement", MERIA | FRONT, what))


def superseded(told: list[Told]) -> set[tuple[str, str | None]]:
    said = [claim.proposition for one in link(told, KIN).testimonies for claim in one.claims]
    return {(one.pledge.split("/")[0], one.by) for one in said if isinstance(one, Ended) and one.kind is EndKind.SUPERSEDED}


@pytest.mark.parametrize(
    ("when", "text", "what", "by"),
    [
        ("2024-03-20", NEW, "new ceasefire", "front--meria-2024-03-2"),
        ("2024-04-10", NEW, "new ceasefire", "front--meria-2024-04"),
        ("2024-04-10", "The Northern Front and Meria agreed to a second truce.", "second truce", "front--meria-2024-04"),
    ],
)
def test_what_is_superseded_names_what_took_its_place(when: str, text: str, what: str, by: str) -> None:
    assert superseded([signed(), renewed(when, text, what)]) == {("front--meria-2024-03", by)}


def test_a_draft_is_superseded_by_the_agreement_on_it() -> None:
    draft = "Farland put forward a plan for a ceasefire between Meria and the Northern Front."
    told = [report("2024-03-01", draft, pledge(draft, "proposal", MERIA | FRONT, "plan for a ceasefire", ("Farland", "farland"))), renewed("2024-03-12", NEW)]
    assert superseded(told) == {("front--meria-2024-03", "front--meria-2024-03-2")}


def test_who_ended_it_itself_is_not_told_that_it_is_superseded() -> None:
    over = "Meria ended its ceasefire with the Northern Front."
    told = [signed(), report("2024-03-05", over, pledge(over, "termination", MERIA, "ceasefire")), renewed("2024-04-10")]
    monitor = Monitor.of(link(told, KIN).testimonies)
    reasons = [monitor.history("front--meria-2024-03", who)[-1].reason for who in ("meria", "front")]
    assert [one.endswith("superseded by front--meria-2024-04") for one in reasons] == [False, True]


def test_the_reason_says_that_it_is_superseded_and_by_which() -> None:
    monitor = Monitor.of(link([signed(), renewed("2024-04-10")], KIN).testimonies)
    (change,) = [one for one in monitor.history("front--meria-2024-03", "front") if one.label == "ended"]
    assert change.reason.endswith("UTC, superseded by front--meria-2024-04")


def test_a_successor_that_is_renamed_is_named_anew() -> None:
    """A truce of the same month that is told of earlier, but read later, takes the name."""
    first, last, between = signed("2024-02-01"), renewed("2024-03-10"), renewed("2024-03-01", NEW + " It is the second.")
    over = "Meria ended its ceasefire with the Northern Front."
    weave = Weave(KIN)
    weave.change([first, last])
    weave.change([between, report("2024-03-02", over, pledge(over, "termination", MERIA, "ceasefire"))])
    at_once = link([first, last, between, report("2024-03-02", over, pledge(over, "termination", MERIA, "ceasefire"))], KIN)
    assert sorted(weave.testimonies.values(), key=lambda one: one.id) == sorted(at_once.testimonies, key=lambda one: one.id)
