"""Acts bound while reports come and go make the truces of all of them at once; what is told last is bound alone, however long the past."""

from dataclasses import fields
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.afresh import bonds
from tests.linking.test_bit_by_bit import REPORTS, report
from tests.linking.test_drafts import KIN

from trucewatch.linking import Told
from trucewatch.linking.bond import Bond
from trucewatch.linking.bonding import Bonding
from trucewatch.linking.piece import Pieces
from trucewatch.linking.told import Act
from trucewatch.linking.truces import Joining


class Bound:
    """The truces that changes leave, by what they return."""

    def __init__(self) -> None:
        self.bonding, self.pieces = Bonding(KIN), Pieces(KIN)
        self.made: dict[int, Bond] = {}
        self.acts: dict[str, tuple[Act, ...]] = {}
        self.decided: dict[str, str] = {}

    def change(self, put: list[Told], gone: set[str], decided: dict[str, str]) -> None:
        left = [act for key in sorted(gone) for act in self.acts.pop(key)]
        come = [act for one in put for act in self.pieces.of(one).acts]
        moved = [act for acts in self.acts.values() for act in acts if decided.get(act.key) != self.decided.get(act.key)]
        self.acts |= {key: tuple(acts) for key, acts in groupby(come, lambda act: act.told.key)}
        old, new = self.bonding.change([*left, *moved], [*come, *moved], decided)
        self.decided = decided
        for bond in old:
            del self.made[id(bond)]
        self.made |= {id(bond): bond for bond in new}


def plain(value: object) -> object:
    """What is said of a truce, however it was put together."""
    if isinstance(value, Act):
        return value.told.key, value.number, [party.actor for party in value.pledge.pledgers]
    if isinstance(value, dict):
        return sorted((key, plain(one)) for key, one in value.items())
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return sorted(value) if isinstance(value, set) else value


def told_of(some: list[Bond]) -> list[str]:
    return sorted(repr([(one.name, plain(getattr(bond, one.name))) for one in fields(bond)]) for bond in some)


@settings(max_examples=150, deadline=None)
@given(st.lists(REPORTS, min_size=1, max_size=10, unique_by=lambda one: one.key), st.data())
def test_bound_bit_by_bit_they_are_the_truces_of_all_at_once(reports: list[Told], data: st.DataObject) -> None:
    bound = Bound()
    for one in reports:
        gone = data.draw(st.sets(st.sampled_from(sorted(bound.acts)), max_size=1)) if bound.acts else set()
        keys = sorted(act.key for acts in bound.acts.values() for act in acts)
        named = data.draw(st.dictionaries(st.sampled_from(keys), st.sampled_from(["one", "other"]), max_size=2)) if keys else {}
        bound.change([one], gone, named if data.draw(st.booleans()) else bound.decided)
        all_acts = [act for acts in bound.acts.values() for act in acts]
        assert told_of(list(bound.made.values())) == told_of(bonds(all_acts, KIN, bound.decided))


@pytest.mark.parametrize("years", [2, 14])
def test_only_what_is_told_from_a_change_on_is_bound_anew(years: int, monkeypatch: pytest.MonkeyPatch) -> None:
    bound = Bound()
    bound.change([report(number, number % 3, 365 * number, 0) for number in range(years)], set(), {})
    asked: list[int] = []
    join = Joining.report
    monkeypatch.setattr(Joining, "report", lambda joining, acts: (asked.append(len(acts)), join(joining, acts)))
    bound.change([report(years, 0, 365 * years, 0)], set(), {})
    assert asked == [1]
