"""Every name folds to one actor; what several bear is marked as shared."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from trucewatch.actors import registry
from trucewatch.actors.names import Role, Sense
from trucewatch.actors.naming import key
from trucewatch.actors.registry import build
from trucewatch.records import ActorKind


def test_each_name_is_one_actors_own() -> None:
    own = {name: {s.actor for s in senses if s.role in (Role.NAME, Role.ADJECTIVE)} for name, senses in registry().names}
    assert {name: actors for name, actors in own.items() if len(actors) > 1} == {}


def test_a_person_speaks_for_one_actor_at_a_time() -> None:
    offices = [[s for s in senses if s.role is Role.PERSON] for _, senses in registry().names]
    clashes = [pair for held in offices for pair in combinations(held, 2) if _at_once(*pair)]
    assert clashes == []


def _at_once(one: Sense, other: Sense) -> bool:
    if one.actor == other.actor or bool(one.since or one.until) != bool(other.since or other.until):
        return False  # a dated office stands before an undated one
    return (one.since or date.min) < (other.until or date.max) and (other.since or date.min) < (one.until or date.max)


def test_memberships_name_actors_of_the_registry_and_make_no_circle() -> None:
    known = registry()
    assert {m.coalition for m in known.memberships} <= set(known.actors)
    for actor in known.actors:
        above = set(known.coalitions(actor))
        for _ in range(6):
            assert actor not in above
            above |= {upper for one in above for upper in known.coalitions(one)}


def test_the_forces_of_a_state_belong_to_it() -> None:
    known = registry()
    assert all(state in known.coalitions(army) for state, army in known.forces.items())
    assert sum(actor.kind is ActorKind.STATE for actor in known.actors.values()) > 150


def test_there_are_enough_armed_groups() -> None:
    groups = [a for a in registry().actors.values() if a.kind in (ActorKind.ARMED_GROUP, ActorKind.UMBRELLA, ActorKind.FACADE)]
    assert len(groups) >= 400


@pytest.mark.parametrize(
    ("spelling", "actor"),
    [
        ("Kata'ib Hizbollah", "kataib-hezbollah"), ("Kataeb Hezbollah", "kataib-hezbollah"), ("Asa'ib Ahl el Haq", "asaib-ahl-al-haq"),
        ("the RSF", "rsf"), ("Al Shabaab", "al-shabaab"), ("Shabab", "al-shabaab"), ("Ansarullah", "houthis"), ("the Kremlin", "russia"),
        ("Farc", "farc"), ("IDF", "israeli-army"), ("Khartoum", "sudan"), ("TTP", "ttp"), ("U.S.", "united-states"), ("MILF", "milf"),
    ],
)
def test_spellings_meet(spelling: str, actor: str) -> None:
    found = registry().find(spelling)
    assert found and found.id == actor


def test_an_acronym_is_not_a_word() -> None:
    known = registry()
    assert [f.senses[0].actor for f in known.names.within("It is a model fact for us.")] == []
    assert known.inside("presence of the U.S. in Iraq") == "united-states"
    assert known.inside("Iran-aligned Houthis") == "houthis"


def test_offices_are_dated() -> None:
    known = registry()
    for day, actor in ((date(1994, 5, 1), "rpf"), (date(2012, 5, 1), "rwanda")):
        found = known.speaks_for("Paul Kagame", day)
        assert found and found.id == actor


def test_folding_joins_spellings_and_keeps_acronyms_apart() -> None:
    assert key("Kata'ib al-Imam") == key("Kataib Imam")
    assert key("ISS") != key("IS")
    assert key("UNMIS") != key("UNMISS")


def test_a_registry_of_ones_own() -> None:
    own = build([{"id": "blue", "name": "Blue Front", "kind": "armed_group", "people": [{"name": "Ann Roe", "until": "2020-01-01"}]}])
    assert own.speaks_for("Ann Roe", date(2019, 1, 1)) == own.actors["blue"]
    assert own.speaks_for("Ann Roe", date(2021, 1, 1)) is None


@pytest.mark.parametrize(("phrase", "actor"), [
    ("Albanian rebels", None),
    ("the Ukrainian separatists", None),
    ("Tripoli Revolutionaries Brigade", None),
    ("Congo M23 rebels", "m23"),
    ("Albanian forces", "albanian-army"),
    ("Yemen's army", "yemen"),
    ("SAN'A", None),
    ("SANA", "sana"),
])  # fmt: skip
def test_who_fights_a_state_is_not_that_state_and_letters_alone_are_an_agency(phrase: str, actor: str | None) -> None:
    assert registry().inside(phrase) == actor


def test_a_body_that_begins_with_a_states_name_is_not_that_state() -> None:
    assert registry().inside("Congolese Liberation Army fighters") is None
    assert registry().inside("Congolese National Army") == "dr-congo"
