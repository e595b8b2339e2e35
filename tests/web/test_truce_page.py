"""What the page of a truce is made of: the grid of who says what, readings side by side, areas on the map, statements in time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape
from math import hypot
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.web.browsing import TRUCE, copied

from trucewatch.records import Change, Clause, Derivation, Grade, Label, Mode, Phase, Place, Span, Terms, Verdict
from trucewatch.web.app import make_app
from trucewatch.web.asked import asked
from trucewatch.web.charts.direction import bearing, sector
from trucewatch.web.charts.labels import Words, apart, box
from trucewatch.web.charts.map import Spot, draw
from trucewatch.web.charts.nearest import nearest
from trucewatch.web.charts.timeline import Axis, Mark
from trucewatch.web.compared import points
from trucewatch.web.concluded import concluded, reasoned
from trucewatch.web.matrix import COLUMNS, OTHERS, grid
from trucewatch.web.readings_seen import as_told
from trucewatch.web.told import ClauseSeen, Matter, ReadingSeen, Saying, lane_of

At = tuple[Path, dict[str, str]]
DAY = datetime(2020, 10, 11, tzinfo=UTC)


def saying(speaker: str, day: int = 0) -> Saying:
    return Saying(speaker, "own_voice", "AP", DAY + timedelta(days=day), f"s{day}", "d", 0, 1, "q")


sayings = st.builds(saying, st.sampled_from("ABCDEFGHIJKLMNOP"), st.integers(0, 9))
matters = st.builds(
    Matter,
    st.text(min_size=1, max_size=3),
    st.tuples(st.sampled_from([0.0, 5.0]), st.text(max_size=2)),
    st.lists(sayings),
    st.lists(sayings),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(matters, max_size=8), st.sets(st.sampled_from("ABCX"), max_size=3))
def test_every_word_stands_in_the_grid_once_under_its_speaker(given_matters: list[Matter], parties: set[str]) -> None:
    made = grid(given_matters, parties)
    assert len(made.speakers) <= COLUMNS
    rows = [*made.truce, *made.incidents]
    shown = [(word.saying, word.denies) for row in rows for cell in row.cells for word in cell]
    told = [(one, denied) for m in given_matters for denied, list_ in ((False, m.affirmed), (True, m.denied)) for one in list_]
    assert sorted(map(repr, shown)) == sorted(map(repr, told))
    for row in rows:
        for speaker, cell in zip(made.speakers, row.cells, strict=True):
            assert all(word.saying.speaker == speaker or speaker == OTHERS for word in cell)


def test_a_denial_stands_in_the_row_of_what_it_denies_and_parties_come_first() -> None:
    matter = Matter("F did it", (1.0, ""), [saying("Army"), saying("Paper")], [saying("F", 1)])
    [row] = grid([matter], ["F"]).incidents
    assert row.contested and grid([matter], ["F"]).speakers[0] == "F"
    assert [[word.denies for word in cell] for cell in row.cells] == [[True], [False], [False]]


def reading(name: str, **terms: object) -> ReadingSeen:
    clause = Clause(id="c", mode=Mode.RESOLUTIVE, text="if they leave")
    told = Terms(id=name, pledge="p", truce="t", **terms)  # type: ignore[arg-type]
    return ReadingSeen(told, name, "", (("f", Label.IN_FORCE),), (ClauseSeen(clause, "pending", ()),))


def test_readings_are_told_to_differ_where_they_do_and_nowhere_else() -> None:
    found = {
        point.name: point
        for point in points(
            [reading("AP", undertaking="Stop  fire", threat="or else"), reading("WION", undertaking="stop fire", until=DAY)]
        )
    }
    assert {name for name, point in found.items() if point.differs} == {"Ends"}
    assert found["Ends"].cells == ("open-ended", "11 Oct 2020")
    assert found["Threatens otherwise"].cells == ("or else", None)
    assert "Brokered by" not in found


def bound(name: str, who: str, document: str, **terms: object) -> ReadingSeen:
    told = Terms(id=name, pledge=f"p-{who}", truce="t", debtors=(who,), **terms)  # type: ignore[arg-type]
    return ReadingSeen(told, "AP", document, ((who, Label.IN_FORCE),), ())


def test_each_sides_pledge_in_a_sentence_of_one_document_is_one_reading() -> None:
    [one] = as_told([bound("1", "meria", "d", undertaking="ceasefire"), bound("2", "front", "d", undertaking="ceasefire")])
    assert one.terms.debtors == ("meria", "front")
    assert dict(one.labels) == {"meria": Label.IN_FORCE, "front": Label.IN_FORCE}


def on_condition(one: ReadingSeen, text: str, state: str = "pending", word: str = "") -> ReadingSeen:
    clause = Clause(id=f"{one.terms.id}/c", mode=Mode.RESOLUTIVE, text=text)
    return replace(one, terms=one.terms.model_copy(update={"clauses": (clause,)}), clauses=(ClauseSeen(clause, state, (word,)),))


def test_each_sides_pledge_under_one_condition_is_one_reading() -> None:
    meria, front = bound("1", "meria", "d"), bound("2", "front", "d")
    [one] = as_told([on_condition(meria, "if aid comes", word="said by A"), on_condition(front, "if aid comes", word="said by B")])
    assert one.terms.debtors == ("meria", "front") and one.clauses[0].words == ("said by A", "said by B")
    assert len(as_told([on_condition(meria, "if aid comes"), front])) == 2
    assert len(as_told([on_condition(meria, "if aid comes"), on_condition(front, "if they leave")])) == 2
    assert len(as_told([on_condition(meria, "if aid comes"), on_condition(front, "if aid comes", "failed")])) == 2


def test_who_is_bound_differs_between_documents_not_between_the_sides_of_one() -> None:
    def differs(*readings: ReadingSeen) -> bool:
        return next(point.differs for point in points(readings) if point.name == "Bound")

    sides = bound("1", "meria", "d"), bound("2", "front", "d", until=DAY)
    assert not differs(*sides) and not differs(*sides, as_told([bound("3", "front", "e"), bound("4", "meria", "e")])[0])
    assert differs(*sides, bound("3", "meria", "e"))


@pytest.mark.parametrize("other", [bound("2", "front", "e"), bound("2", "front", "d", until=DAY), bound("2", "front", "", undertaking="truce")])
def test_other_terms_and_other_documents_are_readings_of_their_own(other: ReadingSeen) -> None:
    assert len(as_told([bound("1", "meria", "d"), other])) == 2


@pytest.mark.parametrize(
    ("relation", "degrees"),
    [
        ("south of", 180),
        ("north-east of", 45),
        ("20 km southwest of", 225),
        ("highway South of", 180),
        ("near", None),
        (None, None),
        ("in", None),
    ],
)
def test_a_relation_names_a_direction(relation: str | None, degrees: float | None) -> None:
    assert bearing(relation) == degrees


@given(st.floats(5, 300), st.sampled_from([0.0, 45.0, 90.0, 135.0, 180.0, 225.0, 270.0, 315.0]))
def test_an_area_lies_within_its_circle_and_on_its_side(radius: float, towards: float) -> None:
    path, (x, y) = sector(0, 0, radius, towards)
    numbers = [float(one) for one in re.findall(r"-?\d+\.\d+", path)]
    assert all(hypot(*pair) <= radius * 1.02 + 0.2 for pair in (numbers[0:2], numbers[2:4], numbers[6:8]))
    assert hypot(x, y) < radius
    if towards == 180.0:
        assert y > 0 and abs(x) < 1e-6


def test_south_of_a_town_is_an_area_to_its_south_and_a_country_is_no_place() -> None:
    south = Spot(33.3, 44.4, 85.0, 1, "bomb, south of Baghdad", "south of")
    made = draw([south, Spot(33.3, 44.4, None, 2, "Baghdad"), Spot(33.3, 44.4, None, 3, "Baghdad"), Spot(34.6, 44.4, 455.0, 4, "Iraq")])
    assert made
    area, pin = made.spots
    assert area.sector and area.numbers == (1,) and area.label[1] > area.y
    assert pin.exact and pin.numbers == (2, 3)
    assert [spot.number for spot in made.wide] == [4]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("breach alleged for harakat-al-nujaba, by reading a--b-2020-10/1/r2", "breach alleged for Harakat al-Nujaba"),
        ("in force for kataib-hezbollah", "in force for Kataib Hezbollah"),
        ("resolutive condition 'on the condition that they go': pending", "condition that ends it by failing, “on the condition that they go”: pending"),
        ("maintenance condition 'while they talk': met", "condition that carries it while it holds, “while they talk”: met"),
        ('suspensive condition "Iraq\'s vote": met', "condition that must happen before it starts, “Iraq's vote”: met"),
        ("incident 2020-12-19-shelling-rocket of 2020-12-19", "incident of 19 Dec 2020: shelling or rockets"),
        ("incident 2020-12-19-shelling-rocket by 2020-12-20", "incident by 20 Dec 2020: shelling or rockets"),
        (
            "incident 2020-12-20-shelling-rocket-baghdad-s-green-zone of 2020-12-20",
            "incident of 20 Dec 2020: shelling or rockets, Baghdad's Green Zone",
        ),
        (
            "incident 2021-06-01-bomb-ied of 2021-06-01; what weighs most is still incident 2020-12-19-shelling-rocket of 2020-12-19",
            "incident of 1 Jun 2021: bomb; what weighs most is still incident of 19 Dec 2020: shelling or rockets",
        ),
        ("announced; adherence alleged", "announced; that it is bound is alleged"),
        ("it says itself that it did not pledge", "it says itself that it did not pledge"),
    ],
)
def test_steps_of_a_reasoning_are_told_in_names_and_words(text: str, told: str) -> None:
    assert concluded(text) == told


def test_a_place_on_the_map_is_named_once_with_its_numbers() -> None:
    made = draw([Spot(33.3, 44.4, None, 2, "bomb, the city", None, "the city of Baghdad"), Spot(33.3, 44.4, None, 3, "bomb, town", None, "Baghdad")])
    assert made and [(spot.numbers, spot.name) for spot in made.spots] == [((2, 3), "Baghdad")]


texts = st.builds(
    Words,
    st.lists(st.text("abcdef ", min_size=1, max_size=30), min_size=1, max_size=2).map(tuple),
    st.tuples(st.floats(0, 700), st.floats(0, 400)),
    st.tuples(st.floats(0, 700), st.floats(0, 400)),
    st.floats(0, 60),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(texts, max_size=6))
def test_words_on_the_map_cover_one_another_only_where_no_place_is_left(given_texts: list[Words]) -> None:
    at = apart(given_texts, 720, 460)
    boxes = [box(text.lines, place) for text, place in zip(given_texts, at, strict=True)]
    for number, (text, place) in enumerate(zip(given_texts, at, strict=True)):
        if any(boxes[number].meets(before) for before in boxes[:number]):
            assert place == text.best


def test_two_places_near_one_another_are_both_readable() -> None:
    made = draw([Spot(33.3, 44.4, None, 3, "rockets", None, "Green Zone"), Spot(33.27, 44.37, 25.0, 2, "strike", None, "Baghdad's airport")])
    assert made
    one, other = (box((", ".join(map(str, spot.numbers)), spot.name), spot.label) for spot in made.spots)
    assert not one.meets(other)


def test_reasons_are_told_by_what_their_rules_say() -> None:
    told = reasoned("R8: incident 2020-11-17-shelling-rocket-baghdad of 2020-11-17")
    assert told.startswith("An incident counts against a faction only as far as") and told.endswith(
        "(R8) Incident of 17 Nov 2020: shelling or rockets, Baghdad."
    )
    several = reasoned("R8: incident 2020-11-17-shelling-rocket-baghdad of 2020-11-17, the latest of 3 since 2020-10-20")
    assert several.endswith("(R8) Incident of 17 Nov 2020: shelling or rockets, Baghdad; the latest of 3 since 20 Oct 2020.")
    assert reasoned("unknown: the newest evidence is of 2020-10-12") == "Unknown: the newest evidence is of 2020-10-12."


def test_of_several_places_told_the_one_with_a_direction_counts_then_the_narrowest() -> None:
    def place(radius: float | None, relation: str | None = None, latitude: float | None = 33.3) -> Place:
        return Place(span=Span(start=0, end=1, quote="x"), latitude=latitude, longitude=44.4, radius_km=radius, relation=relation)

    assert nearest([place(25.0), place(85.0, "south of"), place(3.0)]).relation == "south of"  # type: ignore[union-attr]
    assert nearest([place(25.0), place(3.0)]).radius_km == 3.0  # type: ignore[union-attr]
    assert nearest([place(None, latitude=None)]) is None


def test_the_page_has_the_grid_the_terms_and_the_statements(made: At, tmp_path: Path) -> None:
    with TestClient(make_app(copied(made, tmp_path))) as client:
        page = unescape(client.get(f"/truces/{TRUCE}?known=2020-10-15").text)
    table = re.search(r'<table class="stacked matrix">(.*?)</table>', page, re.DOTALL)
    assert table and '<th scope="col"><bdi dir="auto">Kataib Hezbollah</bdi></th>' in table[1]
    assert re.search(
        r'<th scope="row"><bdi dir="auto">Kataib Hezbollah pledged the truce</bdi></th>\s*<td data-name="Kataib Hezbollah"><div class="word yes">',
        table[1],
    )
    assert 'class="t-own"' in page and "What was said of the parties, in the order of the days" in page
    assert '<table class="stacked readings">' in page and 'class="clause"' in page


def verdict(**given: object) -> Verdict:
    """A verdict that rests on the second of two attacks, the first of which had changed it."""
    rests = Derivation(rule="R8", concludes="incident 2020-10-14-rocket-y of 2020-10-14")
    same = dict.fromkeys(("grade", "adherence", "compliance"), Grade.ESTABLISHED)
    return Verdict(
        truce="t", pledge="p", faction="f", reading="r", at=DAY + timedelta(days=5), known=None, label=Label.STRAINED, phase=Phase.IN_FORCE,
        derivation=Derivation(rule="label", concludes="strained for f", because=(rests,)), **same, **given,
    )  # fmt: skip


def test_each_party_has_the_incidents_that_its_state_rested_on_in_its_own_lane() -> None:
    def change(day: int, reason: str) -> Change:
        return Change(at=DAY + timedelta(days=day), label=Label.STRAINED, grade=Grade.ESTABLISHED, reason=reason, verdict=verdict())

    history = [change(0, "R8: incident 2020-10-11-bomb-x of 2020-10-11"), change(9, "R8: incident 2020-10-20-bomb-later of 2020-10-20")]
    numbered = {name: Mark(number * 20.0, 0.0, number, name) for number, name in enumerate(
        ("2020-10-11-bomb-x", "2020-10-12-somebody-elses", "2020-10-14-rocket-y", "2020-10-20-bomb-later"), 1
    )}  # fmt: skip
    lane = lane_of(verdict(), history, Axis(DAY, DAY + timedelta(days=9)), asked(at="2020-10-16"), numbered)
    assert [one.number for one in lane.marks] == [1, 3]
