"""A truce that is told as prolonged after its term: in time where its words or nobody's word of an end say so, else anew (R6)."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, day, pledge, report, span, within
from tests.linking.test_drafts import labels

from trucewatch.desk.cases import chained
from trucewatch.linking import Told, Weave, link
from trucewatch.linking.sense import kind_of
from trucewatch.monitor import Monitor
from trucewatch.records import Label, PledgeKind, Renewal

BOTH = MERIA | FRONT


def first() -> Told:
    """A truce whose 30 days run out on 31 March."""
    text = "Meria and the Northern Front sign a ceasefire for 30 days."
    return report("2024-03-01", text, pledge(text, "agreement", BOTH, "ceasefire", ends_or_duration=span(text, "30 days")))


def prolonged(when: str, words: str) -> Told:
    text = f"Meria and the Northern Front {words}."
    return report(when, text, pledge(text, "extension", BOTH, "truce", ends_or_duration=span(text, "another 60 days")))


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2024-04-02", "extend their truce by another 60 days"),
        ("2024-04-05", "on March 30 extended their truce by another 60 days"),
        ("2024-04-06", "had extended their truce by another 60 days, mediators said"),
        ("2024-04-04", "extended their truce by another 60 days last week"),
    ],
)
def test_what_was_prolonged_in_time_and_told_late_is_the_same_truce(when: str, words: str) -> None:
    linked = link([first(), prolonged(when, words)], KIN)
    assert len(linked.truces) == 1
    assert [labels(linked, at)["front"] for at in ("2024-04-01", "2024-04-20")] == [Label.IN_FORCE, Label.IN_FORCE]
    assert labels(linked, "2024-06-10")["front"] is Label.EXPIRED


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2024-04-05", "extend their truce by another 60 days"),
        ("2024-04-05", "on April 4 extended their truce by another 60 days"),
        ("2024-06-20", "had extended their truce by another 60 days, mediators said"),
    ],
)
def test_what_was_prolonged_too_late_is_another(when: str, words: str) -> None:
    assert len(link([first(), prolonged(when, words)], KIN).truces) == 2


@pytest.mark.parametrize(
    "told",
    [
        "extended their truce by another 60 days, hours before it was to run out",
        "extended their truce by another 60 days before it expired",
        "agreed on another 60 days of truce ahead of its expiry",
        "extended their truce by another 60 days. Last week they had prolonged it by six days",
        "extended their truce by another 60 days. The parties met in Karo. The truce had already been extended by a week",
    ],
)
def test_what_had_not_run_out_by_the_words_is_the_same_truce_for_its_length_from_then(told: str) -> None:
    text = f"Meria and the Northern Front {told}."
    entry = pledge(text, "extension", BOTH, "truce", ends_or_duration=span(text, "another 60 days"))
    linked = link([first(), report("2024-04-07", text, within(text, text[: text.index(".") + 1], entry))], KIN)
    assert len(linked.truces) == 1
    labelled = [labels(linked, at)["front"] for at in ("2024-04-03", "2024-04-20", "2024-06-03", "2024-06-07")]
    assert Label.EXPIRED not in labelled[:3]
    assert labelled[3] is Label.EXPIRED


@pytest.mark.parametrize(
    "told",
    [
        "renewed their truce by another 60 days, a week before talks were to end",
        "renewed their truce by another 60 days. Farland had extended its sanctions",
        "renewed the truce that had lapsed by another 60 days. They had prolonged it in March",
    ],
)
def test_what_is_prolonged_a_week_late_is_another_whatever_else_ends_or_is_extended(told: str) -> None:
    late = f"Meria and the Northern Front {told}."
    entry = pledge(late, "extension", BOTH, "truce", ends_or_duration=span(late, "another 60 days"))
    entry = within(late, late[: late.index(".") + 1], entry)
    assert len(link([first(), report("2024-04-07", late, entry)], KIN).truces) == 2


def test_what_was_told_to_have_run_out_is_not_prolonged_days_later() -> None:
    text = "The truce between Meria and the Northern Front expired."
    over = report("2024-03-31", text, pledge(text, "expiry", BOTH, "truce"))
    assert len(link([first(), over, prolonged("2024-04-02", "extend their truce by another 60 days")], KIN).truces) == 2


def chain(tolds: list[Told]) -> list[tuple[bool, bool]]:
    """For each truce, whether it renews the one before it and is renewed by the next."""
    truces = link(tolds, KIN).truces
    before, after = [None, *(one.id for one in truces)], [*(one.id for one in truces[1:]), None]
    return [
        (one.renews is not None and one.renews == was, one.renewed_by is not None and one.renewed_by.truce == will)
        for one, was, will in zip(truces, before, after, strict=False)
    ]


@pytest.mark.parametrize(
    "words",
    [
        "renewed their truce by another 60 days after it lapsed",
        "agreed to renew the truce that ran out on March 31 by another 60 days",
        "agreed to extend their expired truce by another 60 days",
    ],
)
@pytest.mark.parametrize("kind", ["extension", "expiry", "agreement"])
def test_a_truce_prolonged_too_late_renews_the_one_that_was_over(words: str, kind: str) -> None:
    late = prolonged("2024-04-10", words)
    told = late.report.pledges[0].model_copy(update={"kind": PledgeKind(kind)})
    if kind == "expiry" and "agreed" not in words:
        return
    late = report("2024-04-10", late.document.text, told)
    assert chain([first(), late]) == [(False, True), (True, False)]
    assert chain([late, first()]) == [(False, True), (True, False)]


def test_each_late_extension_renews_the_one_before_it() -> None:
    again = prolonged("2024-08-01", "renewed their truce by another 60 days")
    assert chain([first(), prolonged("2024-04-10", "renewed their truce by another 60 days"), again]) == [
        (False, True), (True, True), (True, False),
    ]  # fmt: skip


def test_a_new_truce_or_one_of_others_renews_none() -> None:
    text = "Meria and the Northern Front sign a new ceasefire."
    new = report("2024-04-10", text, pledge(text, "agreement", BOTH, "ceasefire"))
    assert chain([first(), new]) == [(False, False), (False, False)]
    text = "Meria and the River Movement renewed their truce."
    others = report("2024-04-10", text, pledge(text, "extension", MERIA | {"River Movement": "river"}, "truce"))
    assert chain([first(), others]) == [(False, False), (False, False)]


def test_who_renews_their_commitment_prolongs_nothing() -> None:
    text = "Meria and the Northern Front renewed their commitment to the truce."
    assert kind_of(pledge(text, "agreement", BOTH, "truce")) is not PledgeKind.EXTENSION


def test_the_link_goes_with_the_report_that_renews_and_follows_names() -> None:
    late, weave = prolonged("2024-04-10", "renewed their truce by another 60 days"), Weave(KIN)
    weave.change(put=[late])
    moved = weave.change(put=[first()]).names
    older, newer = sorted(weave.truces, key=weave.place_of)
    assert moved == {older, newer}
    assert weave.truce(older).renewed_by == Renewal(truce=newer, at=late.time)
    assert weave.change(gone=[late.key]).names == {older, newer}
    assert weave.truce(older).renewed_by is None


def test_a_verdict_says_what_renews_it_once_it_is_renewed() -> None:
    linked = link([first(), prolonged("2024-04-10", "renewed their truce by another 60 days")], KIN)
    older, newer = linked.truces
    monitor = Monitor.of(linked.testimonies)
    for at, expected in (("2024-04-05", None), ("2024-04-12", newer.id)):
        assert {one.renewed_by for one in chained(monitor.verdicts(day(at), truce=older.id), older, day(at))} == {expected}
    told = chained(monitor.verdicts(day("2024-04-12"), truce=newer.id), newer, day("2024-04-12"))
    assert {one.renews for one in told} == {older.id}


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("is ending its truce and would resume attacks on the army", Label.RESUMED),
        ("called off its truce and ordered its fighters to resume attacks", Label.RESUMED),
        ("is resuming attacks, ending its truce with Meria", Label.RESUMED),
        ("ended its truce, and it will return to war", Label.RESUMED),
        ("ended its truce and would not resume attacks", Label.EXPIRED),
        ("ended its truce and would resume attacks if the army came", Label.EXPIRED),
        ("ended its truce and will resume talks on the war", Label.EXPIRED),
        ("ended its truce and the army resumed attacks", Label.EXPIRED),
    ],
)
def test_who_ends_a_truce_that_ran_out_and_fights_again_has_resumed(words: str, label: Label) -> None:
    text = f"The Northern Front {words}."
    over = report("2024-04-05", text, pledge(text, "termination", FRONT, "truce", ("Northern Front", "front")))
    linked = link([first(), over], KIN)
    assert len(linked.truces) == 1
    assert labels(linked, "2024-04-06") == {"front": label, "meria": Label.EXPIRED}
