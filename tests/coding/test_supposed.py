"""What a text only supposes is done by nobody."""

from functools import cache

import pytest

from trucewatch.coding.passage import to_document
from trucewatch.coding.rules import coder
from trucewatch.coding.rules.rule_coder import RuleCoder
from trucewatch.coding.rules.supposing import supposed


@cache
def rules() -> RuleCoder:
    return coder()


def said(text: str, act: str) -> bool:
    document = to_document({"id": "a", "text": text, "published": "2024-03-05"})
    token = rules().read(document)[0].token_at(document.body_start + text.index(act))
    assert token is not None
    return supposed(token)


@pytest.mark.parametrize(("text", "act"), [
    ("But suppose that Eritrea, whose troops still sit in Irob and Badme, attacked tomorrow.", "attacked"),
    ("Imagine a mine went off under a patrol at Karo.", "went"),
    ("What if the rebels shelled the town again?", "shelled"),
    ("Let us suppose Norda bombs a depot in Meria on Monday.", "bombs"),
    ("Say that a drone struck the port tomorrow.", "struck"),
    ("Now suppose rebels attacked a post and killed ten soldiers.", "killed"),
])  # fmt: skip
def test_what_a_reader_is_asked_to_suppose_did_not_happen(text: str, act: str) -> None:
    assert said(text, act)


@pytest.mark.parametrize(("text", "act"), [
    ("Police say that four farmers were shot on Monday.", "shot"),
    ("The rebels phoned to say that they shelled the town.", "shelled"),
    ("Suppose that the militia that killed five men on Monday came back.", "killed"),
    ("Analysts assume that the army attacked the post.", "attacked"),
    ("He could not imagine that rebels attacked the post.", "attacked"),
    ("The army attacked on Monday, and what if it had not?", "attacked"),
])  # fmt: skip
def test_what_somebody_says_or_takes_to_have_happened_is_not_supposed(text: str, act: str) -> None:
    assert not said(text, act)


def test_what_is_supposed_is_a_hypothetical_incident() -> None:
    text = "Suppose that rebels attacked an army post in Karo. On Monday rebels attacked a police station in Lolo and killed five officers."
    told = rules().code(to_document({"id": "a", "text": text, "published": "2024-03-05"})).incidents
    assert {one.factuality.value for one in told if one.anchor.start < text.index(".")} == {"hypothetical"}
    assert {one.factuality.value for one in told if one.anchor.start > text.index(".")} == {"asserted"}
