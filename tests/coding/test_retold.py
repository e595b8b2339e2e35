"""Exercises, fiction and days of remembrance tell no act of violence; courts may."""

from functools import cache

import pytest

from trucewatch.coding.blend.retold import reported
from trucewatch.coding.passage import to_document
from trucewatch.coding.rules import coder
from trucewatch.coding.rules.rule_coder import RuleCoder
from trucewatch.records import Coder, Count, Incident, IncidentKind, Party, Report, Span


@cache
def rules() -> RuleCoder:
    return coder()


def stays(text: str, anchor: str, target: str | None = None, killed: str | None = None, kind: str = "other_violence") -> bool:
    document = to_document({"id": "a", "url": "", "published": "2024-03-05", "title": "", "text": text})
    start = document.body_start + text.index(anchor)
    at, aim, dead = (Span.find(document.text, words) if words else None for words in (None, target, killed))
    at = Span.of(document.text, start, start + len(anchor))
    one = Incident(kind=IncidentKind(kind), anchor=at, sentence=at, target=Party(span=aim) if aim else None,
                   killed=Count(span=dead, value=2) if dead else None)  # fmt: skip
    report = Report(text_sha256=document.id, coder=Coder(name="t", version="1"), incidents=(one,))
    return bool(reported(report, rules().read(document)[0]).incidents)


@pytest.mark.parametrize(
    ("text", "anchor", "target"),
    [
        ("The army carried out a live-fire drill near Kinmen on Monday in which rockets were fired at targets at sea.", "rockets", "targets at sea"),
        ("South Korean marines fired artillery during an exercise on Yeonpyeong island on Tuesday.", "fired", None),
        ("In a simulated attack on Monday, special forces stormed a mock village near Haifa.", "stormed", "mock village"),
        ("NATO jets bombed a range in Poland during exercises on Friday.", "bombed", "range"),
    ],
)
def test_an_exercise_is_no_act(text: str, anchor: str, target: str | None) -> None:
    assert not stays(text, anchor, target)


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Her novel tells how soldiers shot 14 villagers.", "shot"),
        ("A video game in which players shell Grozny was banned on Monday.", "shell"),
        ("A film about a massacre in a village opens on Friday.", "massacre"),
        ("Thousands on Sunday marked the anniversary of the massacre at Srebrenica.", "massacre"),
    ],
)
def test_what_is_written_or_remembered_is_no_act(text: str, anchor: str) -> None:
    assert not stays(text, anchor)


@pytest.mark.parametrize(
    ("text", "anchor", "target", "killed"),
    [
        ("Gunmen attacked marines during an exercise near Kinmen on Monday.", "attacked", "marines", None),
        ("A shell hit the camp during an exercise and killed two.", "hit", None, "two"),
        ("The drill was broken off when rockets hit the camp.", "rockets", "camp", None),
        ("Fighters released a film of captives being beheaded on a beach.", "beheaded", "captives", None),
        ("Police arrested three men on Monday over the bombing of a market in Kano.", "bombing", "market", None),
        ("Three men convicted of the bombing of a march in February 2015 were given up.", "bombing", "march", None),
        ("It was the third anniversary of El Adde, a camp which they overran on January 15, 2016.", "overran", "camp", None),
    ],
)
def test_acts_beside_exercises_films_and_courts_stay(text: str, anchor: str, target: str | None, killed: str | None) -> None:
    assert stays(text, anchor, target, killed)


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("On Tuesday an unidentified drone had been seen over the border, a Thai officer said, but nobody was hurt.", "drone"),
        ("Polish radar detected two drones near the border with Belarus on Tuesday, the army said.", "drones"),
        ("Israeli warplanes flew over Beirut on Wednesday, residents said.", "flew"),
        ("Drones were spotted over the city of El Obeid on Wednesday, two residents said.", "Drones"),
        ("Thailand accused Cambodia on Monday of violating the ceasefire by flying more than 250 drones over Thai territory.", "drones"),
        ("Thailand accused Cambodia on Monday of violating the ceasefire by flying more than 250 drones over Thai territory.", "flying"),
        ("Israel flew jets over Beirut on Monday in breach of the truce, the Lebanese army said.", "jets"),
        ("Four drones were flown over the base at Erbil on Monday.", "drones"),
        ("Two drones hovered above the base at Erbil on Monday, and nobody was hurt.", "drones"),
    ],
)
def test_what_is_only_seen_in_the_air_is_no_act(text: str, anchor: str) -> None:
    assert not stays(text, anchor)


@pytest.mark.parametrize(
    ("text", "anchor", "target", "killed"),
    [
        ("A drone was seen over the city on Wednesday and struck a fuel depot, residents said.", "drone", None, None),
        ("A drone was spotted over the port on Wednesday, killing two sailors.", "drone", None, "two"),
        ("A drone flew into a block of flats on Wednesday, residents said.", "drone", "block of flats", None),
        ("Air defences detected 40 drones on Wednesday and shot down 30 of them.", "drones", None, None),
        ("A drone that had been seen over the port hit a tanker.", "drone", "tanker", None),
        ("Cambodia flew drones over the village on Monday and dropped grenades.", "drones", None, None),
        ("Ukraine flew a drone into a depot in Ryazan on Monday.", "drone", None, None),
    ],
)
def test_what_does_more_than_be_seen_is_an_act(text: str, anchor: str, target: str | None, killed: str | None) -> None:
    assert stays(text, anchor, target, killed)


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Eritrean soldiers have pulled out of two towns in Tigray, witnesses said on Friday.", "pulled"),
        ("Rebels left the town of Karo on Monday under the accord.", "left"),
        ("The last Russian units withdrew from Lolo on Monday, the mayor said.", "withdrew"),
        ("Federal police entered the regional capital on Thursday for the first time in 18 months.", "entered"),
        ("United Nations observers drove into the town on Monday.", "drove"),
    ],
)
def test_a_move_without_violence_is_no_clash(text: str, anchor: str) -> None:
    assert not stays(text, anchor, kind="armed_clash")


@pytest.mark.parametrize(
    ("text", "anchor", "killed"),
    [
        ("Armenian units entered the town on Friday.", "entered", None),
        ("Rebels drove the army out of Karo on Monday.", "drove", None),
        ("The rebels pulled two men out of a bus on Monday.", "pulled", None),
        ("The army left two dead in Karo on Monday.", "left", "two"),
        ("Police attacked the camp on Monday.", "attacked", None),
    ],
)
def test_who_takes_a_town_or_hurts_somebody_fights(text: str, anchor: str, killed: str | None) -> None:
    assert stays(text, anchor, killed=killed, kind="armed_clash")
