"""Which truces belong to one conflict, and what countries are called."""

from __future__ import annotations

from trucewatch.records import Truce
from trucewatch.web.conflicts import conflict_of, country_name


def truce(id_: str, name: str) -> Truce:
    return Truce(id=id_, name=name)


def test_the_same_sides_at_other_times_and_in_another_order_are_one_conflict() -> None:
    first = conflict_of(truce("hamas--israel-2023-11", "Hamas – Israel, November 2023"))
    again = conflict_of(truce("israel--hamas-2025-01-2", "Israel – Hamas, January 2025"))
    other = conflict_of(truce("hezbollah--israel-2024-11", "Hezbollah – Israel, November 2024"))
    assert first == again != other
    assert (first.id, first.name) == ("hamas--israel", "Hamas – Israel")


def test_a_truce_that_people_put_together_is_a_conflict_of_its_own() -> None:
    assert conflict_of(truce("split-12", "split-12")).id == "split-12"


def test_countries_have_names_and_what_is_none_stays() -> None:
    assert country_name("IQ") == "Iraq" and country_name("ZZ") == "ZZ"
