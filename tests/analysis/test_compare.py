"""Coders side by side: alignment of their entries, agreement, and where they differ."""

from typing import Any

from trucewatch.analysis.compare import agreement, disagreements, units

EMPTY = {"undertaking": None, "condition": None, "starts": None, "ends_or_duration": None, "said_by": None, "pledgers": [], "counterparts": [],
         "mediators": [], "factuality": "asserted", "anonymous": False, "starts_iso": None}


def pledge(kind: str, undertaking: str, **fields: Any) -> dict[str, Any]:
    return EMPTY | {"kind": kind, "undertaking": undertaking} | fields


def row(id_: str, *pledges: dict[str, Any]) -> dict[str, Any]:
    return {"id": id_, "text": "", "relevant": True, "pledges": list(pledges), "incidents": []}


FIRST = {"1": row("1", pledge("declaration", "cease fire", pledgers=["the FARC"])), "2": row("2", pledge("offer", "halt attacks"))}
SECOND = {"1": row("1", pledge("declaration", "the cease fire", pledgers=["FARC"]), pledge("call_for", "stop the war")), "2": row("2")}
THIRD = {"2": row("2", pledge("offer", "halt the attacks")), "1": row("1", pledge("agreement", "cease fire", pledgers=["FARC"]))}


def by_field(*coders: dict[str, Any]) -> dict[str, Any]:
    return {one.field: one for one in agreement(units(coders))}


def test_entries_of_all_coders_become_units_and_an_act_of_one_alone_is_kept() -> None:
    found = units([FIRST, SECOND, THIRD])
    assert [(unit.id, [bool(entry) for entry in unit.entries]) for unit in found] == [
        ("1", [True, True, True]), ("1", [False, True, False]), ("2", [True, False, True])]


def test_phrases_that_mean_the_same_agree() -> None:
    found = by_field(FIRST, SECOND)
    assert found["pledge.undertaking"].equal == 1.0 and found["pledge.pledgers"].equal == 1.0
    assert found["pledge.found"].units == 3 and found["pledge.found"].equal == 1 / 3


def test_other_kinds_disagree_and_are_shown_with_the_field() -> None:
    assert by_field(FIRST, THIRD)["pledge.kind"].equal == 0.5
    shown = list(disagreements(units([FIRST, THIRD])))
    assert [(unit.id, fields) for unit, fields in shown] == [("1", ("kind",))]


def test_a_coder_agrees_with_itself_in_everything() -> None:
    assert all(one.equal in (1.0, None) and one.alpha in (1.0, None) for one in by_field(FIRST, FIRST).values())
    assert not list(disagreements(units([FIRST, FIRST])))


def test_only_texts_that_all_have_are_compared() -> None:
    assert {unit.id for unit in units([FIRST, {"2": SECOND["2"]}])} == {"2"}
