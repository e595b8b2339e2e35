"""The hours of truces and of violence are those of their place; the hours of a ledger are UTC's."""

from datetime import datetime

import pytest
from tests.linking.reports import incident, pledge, told
from tests.linking.stage import day
from tests.linking.test_turns import on

from trucewatch.linking import Kin, Linked, link
from trucewatch.monitor import Monitor
from trucewatch.records import Actor, ActorKind, Label, Occurred

PARTIES = {"Syria": "syria", "SDF": "sdf", "Russia": "russia", "Ukraine": "ukraine", "Avalia": "avalia", "Borduria": "borduria"}
COUNTRIES = {"syria": "SY", "sdf": "SY", "russia": "RU", "ukraine": "UA", "avalia": None, "borduria": None}
KIN = Kin(
    [
        Actor(id=one, name=one, kind=ActorKind.ARMED_GROUP if one == "sdf" else ActorKind.STATE, country=country)
        for one, country in COUNTRIES.items()
    ],
    named=lambda phrase: next((actor for name, actor in PARTIES.items() if name in phrase), None),
)


def _linked(text: str, starts: str, published: str = "2024-03-04T08:00", until: str = "") -> Linked:
    who = {name: actor for name, actor in PARTIES.items() if f"{name} " in text}
    more = {"until": on(text, until, "2024-03-07")} if until else {}
    return link([told(text, published, pledge(text, "agreement", who, "ceasefire", starts=on(text, starts, "2024-03-05"), **more))], KIN)


def _begins(text: str, starts: str, published: str = "2024-03-04T08:00") -> datetime:
    linked = _linked(text, starts, published)
    history = Monitor.of(linked.testimonies).history(linked.truces[0].id, next(one for one in linked.truces[0].parties))
    return next(change.at for change in history if change.label is Label.IN_FORCE)


@pytest.mark.parametrize(
    ("text", "starts", "moment"),
    [
        ("Syria and the SDF agree to a ceasefire that takes effect at noon local time on Tuesday.", "noon local time on Tuesday", "09:00"),
        ("Syria and the SDF agree to a ceasefire starting Tuesday at 6 a.m. (0330 GMT).", "Tuesday at 6 a.m", "03:30"),
        ("Syria and the SDF agree to a ceasefire, to begin on Tuesday at 11 p.m. Damascus time.", "Tuesday at 11 p.m", "20:00"),
        ("Syria and the SDF agree to a ceasefire from 18:30 on Tuesday, Kyiv time.", "18:30 on Tuesday", "16:30"),
        ("Syria and the SDF agree to a ceasefire from 1600 GMT on Tuesday.", "1600 GMT on Tuesday", "16:00"),
        ("Syria and the SDF agree to a ceasefire from 4.15 p.m. UTC on Tuesday.", "4.15 p.m. UTC on Tuesday", "16:15"),
        ("Syria and the SDF agree to a ceasefire from 0900 hours on Tuesday.", "0900 hours on Tuesday", "06:00"),
        # A country of many zones: the earliest of them; parties of two: of both.
        ("Russia and Ukraine agree to a ceasefire from 5 p.m. on Tuesday.", "5 p.m. on Tuesday", "05:00"),
        ("Russia and Ukraine agree to a ceasefire from 5 p.m. Moscow time on Tuesday.", "5 p.m. Moscow time on Tuesday", "14:00"),
    ],
)
def test_a_truce_starts_at_the_hour_of_its_place(text: str, starts: str, moment: str) -> None:
    assert _begins(text, starts) == day(f"2024-03-05T{moment}")


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Avalia and Borduria agree to a ceasefire from 5 p.m. on Tuesday.", "5 p.m. on Tuesday"),  # nobody knows the country
        ("Syria and the SDF agree to a ceasefire from midnight on Tuesday.", "midnight on Tuesday"),
        ("Syria and the SDF agree to a ceasefire from 1 a.m. on Tuesday.", "1 a.m. on Tuesday"),  # Monday's by UTC
        ("Syria and the SDF agree to a ceasefire early, about 5 p.m. on Tuesday.", "5 p.m. on Tuesday"),
        ("Syria and the SDF agree to a ceasefire from 5 p.m. Elvish time on Tuesday.", "5 p.m. Elvish time on Tuesday"),
        ("Syria and the SDF agree to a ceasefire from 9 a.m. to 5 p.m. on Tuesday.", "9 a.m. to 5 p.m. on Tuesday"),
    ],
)
def test_an_hour_without_a_zone_or_off_the_day_told_leaves_the_day(text: str, starts: str) -> None:
    assert _begins(text, starts) == day("2024-03-05")


def test_what_took_effect_by_the_report_did_not_do_so_at_an_hour_after_it() -> None:
    text = "The ceasefire of Syria and the SDF took effect at 10 p.m. on Tuesday."
    assert _begins(text.replace("on Tuesday", "Tuesday"), "10 p.m. Tuesday", "2024-03-05T08:00") == day("2024-03-05T08:00")


def test_a_truce_runs_out_at_the_hour_of_its_place() -> None:
    text = "Syria and the SDF agree to a ceasefire from Tuesday until 6 a.m. on Thursday."
    linked = _linked(text, "Tuesday", until="until 6 a.m. on Thursday")
    for moment, label in (("2024-03-07T02:59", Label.IN_FORCE), ("2024-03-07T03:01", Label.EXPIRED)):
        verdicts = Monitor.of(linked.testimonies).verdicts(day(moment), truce=linked.truces[0].id)
        assert {verdict.label for verdict in verdicts} == {label}


def _after_fire_at(words: str, published: str = "2024-03-05T20:00") -> Linked:
    text = "Syria and the SDF agree to a ceasefire that takes effect at noon local time on Tuesday."
    made = told(text, "2024-03-04T08:00", pledge(text, "agreement", {"Syria": "syria", "SDF": "sdf"}, "ceasefire",
                starts=on(text, "noon local time on Tuesday", "2024-03-05")))  # fmt: skip
    fire = f"The SDF shelled Syria soldiers {words}."
    hit = incident(fire, "shelling_rocket", "shelled", ("SDF", "sdf"), ("Syria soldiers", "syria"), when=on(fire, words, "2024-03-05"))
    return link([made, told(fire, published, hit, sequence=2)], KIN)


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("at 8 a.m. on Tuesday", Label.IN_FORCE),
        ("on Tuesday at 3:30 p.m. local time", Label.BREACH_ALLEGED),
        ("at 1000 GMT on Tuesday", Label.BREACH_ALLEGED),
        ("on Tuesday", Label.STRAINED),
        ("from 8 a.m. on Tuesday", Label.STRAINED),
        ("before 8 a.m. on Tuesday", Label.STRAINED),
        ("at 11.30 p.m. on Tuesday", Label.STRAINED),  # after the report: it must have been the night before
    ],
)
def test_violence_at_an_hour_is_held_to_the_hour_of_the_truce(words: str, label: Label) -> None:
    linked = _after_fire_at(words)
    verdicts = Monitor.of(linked.testimonies).verdicts(day("2024-03-06"), truce=linked.truces[0].id)
    assert {verdict.faction: verdict.label for verdict in verdicts}["sdf"] is label


def test_two_hours_of_one_day_can_tell_of_one_act() -> None:
    reports = []
    for number, words in enumerate(("at 8 a.m. on Tuesday", "at 8.30 a.m. on Tuesday"), 1):
        text = f"The SDF shelled Syria soldiers in Karo {words}."
        hit = incident(
            text, "shelling_rocket", "shelled", ("SDF", "sdf"), ("Syria soldiers", "syria"), "Karo", when=on(text, words, "2024-03-05")
        )
        reports.append(told(text, "2024-03-05T20:00", hit, sequence=number))
    said = [claim.proposition for one in link(reports, KIN).testimonies for claim in one.claims]
    assert len({one.incident for one in said if isinstance(one, Occurred)}) == 1
