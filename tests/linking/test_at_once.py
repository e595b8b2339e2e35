"""A truce that one side declares as taking effect at once is in force for it: a condition is pending, and does not hold it up."""

from datetime import timedelta

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, day, pledge, report, span

from trucewatch.linking import Linked, link
from trucewatch.monitor import Monitor
from trucewatch.records import Condition, Label, Mode, Precision, When

IN_FORCE, OFFERED = Label.IN_FORCE, Label.OFFERED


def on_the_day(text: str, words: str) -> When:
    """Words for a time, as the day of the report."""
    return When(span=span(text, words), earliest=day("2024-03-01"), latest=day("2024-03-02"), precision=Precision.DAY)


def declared(text: str, who: dict[str, str], starts: str | None, condition: str, kind: str = "declaration") -> Linked:
    """One side's declaration in its own word."""
    said_by = next(iter(who.items()))
    when = on_the_day(text, starts) if starts else None
    return link([report("2024-03-01", text, pledge(
        text, kind, who, "ceasefire", said_by=said_by, starts=when, condition=Condition(span=span(text, condition))
    ))], KIN)  # fmt: skip


def label(linked: Linked) -> Label:
    moment = day("2024-03-02") + timedelta(hours=23)
    return Monitor.of(linked.testimonies).verdicts(moment, truce=linked.truces[0].id)[0].label


@pytest.mark.parametrize(("text", "who", "starts", "condition"), [
    ("Meria declared a ceasefire, effective immediately. It can work if, and only if, it is reciprocated.", MERIA,
     "effective immediately", "if, and only if, it is reciprocated"),
    ("The Northern Front announced an immediate ceasefire that it would keep only if the army leaves Karo.", FRONT,
     "immediate", "only if the army leaves Karo"),
    ("Once Norda frees its men the ceasefire will be for good, said Meria, which declared it with immediate effect.", MERIA,
     "with immediate effect", "Once Norda frees its men"),
])  # fmt: skip
def test_what_is_declared_as_of_now_is_in_force_with_its_condition_pending(text: str, who: dict[str, str], starts: str, condition: str) -> None:
    linked = declared(text, who, starts, condition)
    clauses = [clause for testimony in linked.testimonies for terms in testimony.terms for clause in terms.clauses]
    assert label(linked) is IN_FORCE
    assert clauses and all(clause.mode is not Mode.SUSPENSIVE and clause.text == condition for clause in clauses)


@pytest.mark.parametrize(("text", "starts", "condition", "kind"), [
    ("Meria declared a ceasefire that begins if, and only if, the Northern Front leaves Karo.", None,
     "if, and only if, the Northern Front leaves Karo", "declaration"),
    ("Meria declared a ceasefire from Friday only if the Northern Front leaves Karo.", "Friday",
     "only if the Northern Front leaves Karo", "declaration"),
    ("Meria offered an immediate ceasefire if the Northern Front leaves Karo.", "immediate",
     "if the Northern Front leaves Karo", "offer"),
])  # fmt: skip
def test_what_waits_for_others_is_only_offered(text: str, starts: str | None, condition: str, kind: str) -> None:
    assert label(declared(text, MERIA, starts, condition, kind)) is OFFERED


@pytest.mark.parametrize(("text", "since"), [
    ("Meria and the Northern Front agreed on Wednesday to an immediate ceasefire, a mediator said on Friday.", "2024-02-28"),
    ("Meria and the Northern Front agreed to an immediate ceasefire, a mediator said on Friday.", "2024-03-01"),
    ("Meria and the Northern Front agreed to an immediate ceasefire after fighting on Wednesday, a mediator said.", "2024-03-01"),
])  # fmt: skip
def test_what_is_immediate_begins_on_the_day_on_which_it_was_made(text: str, since: str) -> None:
    told = pledge(text, "agreement", MERIA | FRONT, "ceasefire", starts=on_the_day(text, "immediate"))
    terms = [terms for testimony in link([report("2024-03-01", text, told)], KIN).testimonies for terms in testimony.terms]
    assert {str(one.effective.earliest.date()) for one in terms if one.effective} == {since}
