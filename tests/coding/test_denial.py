"""Who says that an act did not happen tells no act."""

from functools import cache

import pytest

from trucewatch.coding.blend.denial import undone
from trucewatch.coding.passage import to_document
from trucewatch.coding.rules import coder
from trucewatch.coding.rules.rule_coder import RuleCoder
from trucewatch.records import Coder, Incident, IncidentFactuality, IncidentKind, Report, Span


@cache
def rules() -> RuleCoder:
    return coder()


def standing(text: str, anchor: str) -> IncidentFactuality:
    document = to_document({"id": "a", "url": "", "published": "2024-03-05", "title": "", "text": text})
    start = document.body_start + text.index(anchor)
    at = Span.of(document.text, start, start + len(anchor))
    told = Incident(kind=IncidentKind.OTHER_VIOLENCE, anchor=at, sentence=at, factuality=IncidentFactuality.REPORTED)
    report = Report(text_sha256=document.id, coder=Coder(name="t", version="1"), incidents=(told,))
    [one] = undone(report, rules().read(document)[0]).incidents
    return one.factuality


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("The Karen National Union said on Tuesday that it did not attack the village of Kawkareik.", "attack"),
        ('"We did not shell Stepanakert," the Azerbaijani defence ministry said on Wednesday.', "shell"),
        ("Our forces have never targeted civilians in Tigray, the army said on Friday.", "targeted"),
        ("The rebels did not carry out any attack on Goma, they said.", "attack"),
        ("Generals say their men executed no one.", "executed"),
        ("No strike took place in Idlib on Monday, the Russian defence ministry said.", "strike"),
        ("There was no shelling of Donetsk overnight, the military said.", "shelling"),
        ("The army said it had recorded no encounter with the rebels in the past week.", "encounter"),
        ("No fighting between the army and the rebels was reported in Goma on Monday.", "fighting"),
        ("Monitors registered no attack on Kobani.", "attack"),
        ("The alleged strike on Kobani never happened, the ministry said.", "strike"),
        ("The army was not behind the killing of three farmers in Jos on Sunday, it said.", "killing"),
    ],
)
def test_an_act_whose_own_words_are_negated_is_denied(text: str, anchor: str) -> None:
    assert standing(text, anchor) is IncidentFactuality.DENIED


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("The ministry said the report of a strike on Aleppo was invented.", "strike"),
        ("The claim that rebels bombed the bridge at Goma is false, its spokesman said.", "bombed"),
        ("The Taliban rejected as baseless the allegation that its fighters attacked a police post in Kunduz.", "attacked"),
        ("The army dismissed reports of an attack on Goma.", "attack"),
        ("Hamas denied having fired rockets at Ashkelon on Monday.", "rockets"),
    ],
)
def test_an_act_whose_report_is_called_untrue_is_denied(text: str, anchor: str) -> None:
    assert standing(text, anchor) is IncidentFactuality.DENIED


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Not only did the rebels shell Sake, they also killed two soldiers.", "shell"),
        ("The rebels did not stop attacking the town on Monday, the army said.", "attacking"),
        ("The attack on Sake on Monday did not kill any civilians, the army said.", "attack"),
        ("The army rejected the attack as a breach of the truce.", "attack"),
        ("The army denied that it was afraid and accused the rebels of attacking a barracks.", "attacking"),
        ("A rocket hit Sake on Monday; the rebels deny firing rockets.", "rocket"),
        ("The army did not deny the attack on Goma.", "attack"),
        ("The army denied that it had broken the truce after rebels attacked its base.", "attacked"),
        ("The mortar that killed 68 shoppers was not theirs, they said.", "mortar"),
    ],
)
def test_other_words_of_denying_deny_no_act(text: str, anchor: str) -> None:
    assert standing(text, anchor) is IncidentFactuality.REPORTED


def test_the_rules_by_themselves_read_a_negated_act_as_denied() -> None:
    text = "The Karen National Union said on Tuesday that it did not attack the village of Kawkareik."
    document = to_document({"id": "a", "url": "", "published": "2024-03-05", "title": "", "text": text})
    assert [one.factuality for one in rules().code(document).incidents] == [IncidentFactuality.DENIED]
