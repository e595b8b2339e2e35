"""Whom "the army" or "Information Minister X" means beside an act of a state: nobody accuses itself by a guess."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from trucewatch.actors import resolve
from trucewatch.actors.naming import nameless
from trucewatch.records import Coder, Dateline, Document, Imprint, Incident, IncidentKind, Party, Report, Span, Speaker

NOW = datetime(2025, 1, 1, tzinfo=UTC)


def _document(text: str, imprint: Imprint | None = None) -> Document:
    return Document(page="0" * 64, location="t", text=text, body_end=len(text), gathered=NOW, imprint=imprint or Imprint())


def _span(text: str, phrase: str) -> Span:
    match = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text)
    assert match, phrase
    return Span.of(text, match.start(), match.end())


def told(text: str, actor: str, target: str | None, said_by: str, role: str | None = None, complained: bool = False) -> list[str | None]:
    """Return the ids of target and speaker; what stands before a dash at the head is where the text was written."""
    place = re.match(r"[A-Z]+(?= - )", text)
    written = Span.of(text, *place.span()) if place else None
    dateline = Dateline(span=written, place=written) if written else None
    document = _document(text, Imprint(dateline=dateline))
    act = Incident(
        kind=IncidentKind.SHELLING_ROCKET,
        anchor=Span.of(text, 0, 1),
        actor=Party(span=_span(text, actor)),
        target=Party(span=_span(text, target)) if target else None,
        said_by=Speaker(span=_span(text, said_by), role=_span(text, role) if role else None),
        alleged_violation=complained,
        sentence=Span.of(text, 0, len(text)),
    )
    report = Report(text_sha256=document.id, coder=Coder(name="t", version="1"), incidents=(act,))
    found = resolve(report, document).incidents[0]
    return [found.target.actor if found.target else None, found.said_by.actor if found.said_by else None]


MORTAR = "Soldier wounded as Cambodian mortar lands in Ubon, army says. Thai soldiers guard the border with Cambodia. Cambodia is calm."
SHELLS = "Pakistani shells fell on a village on Friday, the army said. Indian troops did not fire. Pakistan was silent."
CIVILIANS = "Four Cambodian civilians were killed in the Thai strikes, Information Minister Neth Dara told AFP. Thailand is calm."
GUARD = "Armenian shells killed an Azerbaijani guard, the defence ministry said. Armenia is calm."


@pytest.mark.parametrize(
    ("text", "actor", "target", "speaker", "role", "meant"),
    [
        ("BANGKOK - " + CIVILIANS, "Thai", "Four Cambodian civilians", "Neth Dara", "Information Minister", "cambodia"),
        (GUARD, "Armenian", "Azerbaijani guard", "defence ministry", None, "azerbaijan"),
        ("DELHI - " + SHELLS, "Pakistani", "village", "army", None, "indian-army"),
    ],
)
def test_who_tells_of_its_own_dead_or_from_home_is_the_other_side(
    text: str, actor: str, target: str, speaker: str, role: str | None, meant: str
) -> None:
    assert told(text, actor, target, speaker, role)[1] == meant


def test_a_soldier_hit_by_one_state_and_the_army_that_complains_are_the_others() -> None:
    assert told(MORTAR, "Cambodian", "Soldier", "army", complained=True) == ["thai-army", "thai-army"]


def test_where_it_stays_a_guess_between_two_it_is_nobodys_own_voice() -> None:
    assert told(SHELLS, "Pakistani", "village", "army")[1] == f"new:army@{_id(SHELLS)}"


@pytest.mark.parametrize("head", ["KARACHI - ", "The Pakistani army held a drill. "])
def test_an_army_that_the_text_names_or_that_is_at_home_owns_its_act(head: str) -> None:
    assert told(head + SHELLS, "Pakistani", "village", "army")[1] == "pakistani-army"


def test_an_army_that_fights_rebels_alone_tells_of_its_own_acts() -> None:
    text = "Sudanese troops shelled the SPLM-N in Kadugli, the army said. Chad is calm. Sudan is not."
    assert told(text, "Sudanese troops", "SPLM-N", "army")[1] == "sudanese-army"


def test_an_army_is_not_of_the_state_that_it_warns() -> None:
    text = "A shell from Cambodia fell in Thailand. Cambodia fired, Cambodia regretted it. The army said it had warned Cambodia."
    assert told(text, "shell", None, "army")[1] == "thai-army"
    near_miss = text.replace("it had warned Cambodia", "Cambodia would stop")
    assert told(near_miss, "shell", None, "army")[1] == "cambodian-army"


def _id(text: str) -> str:
    return nameless("army", _document(text).id).partition("@")[2]
