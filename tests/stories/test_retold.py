"""Rewrites that name nobody, or their source only below: told by what else is reported of the event."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.records import PrintClass
from trucewatch.stories import copy_of, group
from trucewatch.stories.copy import Copy
from trucewatch.stories.own import own_paragraphs, own_quotations
from trucewatch.stories.retold import retold, weighed
from trucewatch.stories.signs import Signs, probability, weights

from .documents import WIRE, document

RETOLD = """The convoys that go to the foreign base in Iraq have been promised three weeks without attacks.

It is militias close to the government that are to stop them, on condition that the base is empty by the end of the month{source}.

On the road from Basra four drivers had been wounded on Sunday, and two trucks damaged, by a bomb beside it, police said.

Patrols go on, if half as many since September. Parliament will be asked in November to vote on the presence of foreign troops."""

ANOTHER = """Iraqi guerrillas have announced a pause in their war on American supply lines, leaflets in Zubayr showed on Sunday.

A blast at a quarter past six had set two lorries on fire near Safwan, said Khalid Abbas, who sells tea at the fork.

Governor Asaad Al Eidani asked the fuel company to send its tankers by night; police said that the bomb came from Basra."""

MUCH_THE_SAME = """Four drivers were wounded by a bomb on the road from Basra on Sunday, and attacks on convoys were then halted, for three weeks.

Militias of the south gave the foreign troops in Iraq until the end of the month to leave their base; police patrols go on there.

The tea seller Khalid Abbas, whose stall is near Safwan, said parliament in Baghdad would talk and talk, and Governor Asaad Al Eidani called elders."""

OF_ITS_OWN = """

In Umm Qasr Hassan Rahim, a driver, waited with 40 others for Colonel Jabbar, who did not come to the quay that day{said}."""

MORE_OF_ITS_OWN = """

Sheikh Mahdi of Abu Flous lost two sons on that highway in 2006, and has counted 311 lorries since; his grandson Salim writes each number down in chalk."""

FIRST = document(WIRE, "first", 0, "Reuters", "Reuters")
OTHER = document(ANOTHER, "other", 1, "AFP", "AFP")


def _retold(source: str = "", agency: str | None = None, hours: float | None = 12) -> list[str]:
    """Return the places of the story that the rewrite is put into, beside two agencies' reports."""
    retold = document(RETOLD.format(source=source), "retold", hours, agency or "A Paper", agency)
    stories = group([FIRST, OTHER, retold])
    return next(places for story in stories if "retold" in (places := [one.place for one in story.documents]))


def test_a_rewrite_that_names_nobody_is_of_the_report_that_it_has_far_more_from_than_from_any_other() -> None:
    assert _retold() == ["first", "retold"]


@pytest.mark.parametrize("words", [" (a tally of Dijla Times)", ", whose words Dijla Times had taken down"])
def test_less_is_enough_where_the_house_is_named_in_whatever_words(words: str) -> None:
    first, other = document(WIRE, "first", 0, "Dijla Times"), document(MUCH_THE_SAME, "other", 1, "AFP", "AFP")
    for source, derived in ((words, True), ("", False)):
        retold = document(RETOLD.format(source=source) + OF_ITS_OWN.format(said="") + MORE_OF_ITS_OWN, "retold", 12, "A Paper")
        assert (["first", "retold"] in [[one.place for one in story.documents] for story in group([first, other, retold])]) is derived


@pytest.mark.parametrize(("more", "derived"), [(0, True), (1, False)])
def test_where_no_other_report_says_how_much_is_usual_nearly_all_must_be_of_the_report(more: int, derived: bool) -> None:
    retold = RETOLD.format(source="") + (OF_ITS_OWN.format(said="") + MORE_OF_ITS_OWN) * more
    assert (len(group([FIRST, document(retold, "retold", 12, "A Paper")])) == 1) is derived


@pytest.mark.parametrize(("own", "derived"), [("", True), (OF_ITS_OWN.format(said="") + MORE_OF_ITS_OWN, False)])
def test_signs_that_are_each_not_enough_are_weighed_together(own: str, derived: bool) -> None:
    other = document(MUCH_THE_SAME, "other", 1, "AFP", "AFP")
    stories = group([FIRST, other, document(RETOLD.format(source="") + own, "retold", 12, "A Paper")])
    assert (["first", "retold"] in [[one.place for one in story.documents] for story in stories]) is derived


@pytest.mark.parametrize(("parts", "own", "derived"), [((1, 2), "", True), ((0, 1), " A bomb wounded four drivers.", False)])
def test_of_a_short_copy_that_names_nobody_they_must_say_more(parts: tuple[int, int], own: str, derived: bool) -> None:
    told = RETOLD.format(source="").split("\n\n")
    short = "\n\n".join(told[part] for part in parts) + own
    stories = group([FIRST, document(MUCH_THE_SAME, "other", 1, "AFP", "AFP"), document(short, "short", 12, "A Paper")])
    assert (["short"] not in [[one.place for one in story.documents] for story in stories]) is derived


shares = st.floats(0, 1)


@given(st.builds(Signs, more=st.floats(-2, 2), **dict.fromkeys(Signs._fields[1:], shares)), st.sampled_from(Signs._fields), shares)
def test_the_more_a_copy_has_from_a_report_the_likelier_and_the_less_where_a_sign_speaks_against_it(signs: Signs, name: str, more: float) -> None:
    changed = signs._replace(**{name: getattr(signs, name) + more})
    less = name in ("itself", "wire", "agency", "paragraphs", "quotations")
    before, after = (probability(one, weights()) for one in (signs, changed))
    assert after <= before if less else after >= before


def test_paragraphs_of_its_own_are_those_that_the_report_has_hardly_anything_of() -> None:
    text = RETOLD.format(source="") + MORE_OF_ITS_OWN
    first, retold = copy_of(FIRST), copy_of(document(text, "retold", 12, "A Paper"))
    assert own_paragraphs(first, first) == 0
    assert 0.2 < own_paragraphs(retold, first) < 0.5
    assert own_paragraphs(copy_of(document(MORE_OF_ITS_OWN, "own", 12, "A Paper")), first) == 1


def test_quotations_of_its_own_are_words_that_the_report_has_nowhere() -> None:
    first = copy_of(FIRST)
    quoting = RETOLD.format(source="") + "\n\n“{}”, said the tea seller."
    taken, new = ("The government wants attacks on convoys to stop", "Dust, diesel and prayers are all that crosses here; grandfathers sold camels")
    assert own_quotations(copy_of(document(quoting.format(taken), "taken", 12, "A Paper")), first) < 0.5
    assert own_quotations(copy_of(document(quoting.format(new), "new", 12, "A Paper")), first) == 1
    assert own_quotations(first, first) == 0


def test_who_has_as_much_from_two_reports_is_independent() -> None:
    twin = document(RETOLD.format(source="").replace("promised", "granted").replace("police", "officers"), "twin", 2, "AP", "AP")
    text = RETOLD.format(source="").replace("On the road", "Upon a road").replace("Patrols go on, if", "They patrol,")
    parts = "\n\n".join(" ".join(reversed(part.split(", "))) for part in text.split("\n\n"))
    places = [[one.place for one in story.documents] for story in group([FIRST, twin, document(parts, "own", 12, "A Paper")])]
    assert ["first", "own"] not in places


@pytest.mark.parametrize(("source", "derived"), [("", False), (", Reuters reported", True), (", he told Reuters", True)])
def test_an_agency_writes_its_own_unless_it_names_whom_it_has_most_from(source: str, derived: bool) -> None:
    assert (_retold(source, "Xinhua") == ["first", "retold"]) is derived


@pytest.mark.parametrize(("credited", "derived"), [("Reuters", True), ("AP", False)])
def test_who_credits_its_copy_to_an_agency_has_it_from_a_report_of_that_one(credited: str, derived: bool) -> None:
    other = document(MUCH_THE_SAME, "other", 1, "AFP", "AFP")
    stories = group([FIRST, other, document(RETOLD.format(source=""), "retold", 12, "A Paper", credited)])
    assert (["first", "retold"] in [[one.place for one in story.documents] for story in stories]) is derived


def test_its_class_is_derived() -> None:
    retold = document(RETOLD.format(source=""), "retold", 12, "A Paper")
    story = next(story for story in group([FIRST, OTHER, retold]) if len(story.documents) == 2)
    assert [one.kind for one in story.documents] == [PrintClass.ORIGINAL, PrintClass.DERIVED]


def test_a_rewrite_without_a_date_is_held_against_all_reports() -> None:
    assert _retold(hours=None) == ["first", "retold"]
    assert _retold("", "Xinhua", hours=None) == ["retold"]


def test_a_report_without_a_date_is_found_by_who_tells_it_again() -> None:
    first, retold = (document(text, place, hours, place) for text, place, hours in ((WIRE, "first", None), (RETOLD.format(source=""), "retold", 9)))
    assert sorted(len(story.documents) for story in group([first, OTHER, retold])) == [1, 2]


def test_what_has_found_its_source_is_not_held_against_another_report() -> None:
    print_ = document(WIRE.replace("four drivers", "five drivers"), "print", None, "A Paper", "Reuters")
    second = document(MUCH_THE_SAME, "second", 30, "Reuters", "Reuters")
    assert [[one.place for one in story.documents] for story in group([FIRST, second, print_])] == [["first", "print"], ["second"]]


def _in_other_order(text: str) -> str:
    """Return a text with every two words of it exchanged, so that it has the same names and words and no run in common."""
    paragraphs = [paragraph.split() for paragraph in text.split("\n\n")]
    return "\n\n".join(" ".join(word for at in range(0, len(words), 2) for word in reversed(words[at : at + 2])) for words in paragraphs)


def test_rewrites_without_dates_do_not_say_how_much_is_usual() -> None:
    rewrite = document(_in_other_order(RETOLD.format(source="")), "rewrite", None, "Another")
    rewrite = rewrite.model_copy(update={"gathered": FIRST.imprint.published})
    stories = group([FIRST, OTHER, rewrite, document(RETOLD.format(source=""), "retold", 12, "A Paper")])
    assert sorted(len(story.documents) for story in stories) == [1, 3]


@pytest.mark.parametrize(("said", "derived"), [(", a British agency reported", True), (", local media said", True), (", people said", False)])
def test_less_is_enough_where_a_house_is_named_by_its_kind(said: str, derived: bool) -> None:
    other = document(MUCH_THE_SAME, "other", 1, "AFP", "AFP")
    stories = group([FIRST, other, document(RETOLD.format(source=said) + OF_ITS_OWN.format(said="") + MORE_OF_ITS_OWN, "retold", 12, "A Paper")])
    assert (["first", "retold"] in [[one.place for one in story.documents] for story in stories]) is derived


@pytest.mark.parametrize(
    ("foot", "derived"), [("\n\nWith agencies", True), (" (Agency inputs)", True), (" He had no words for the agencies of war.", False)]
)
def test_agencies_at_the_foot_are_a_house_without_a_name(foot: str, derived: bool) -> None:
    other = document(MUCH_THE_SAME, "other", 1, "AFP", "AFP")
    stories = group([FIRST, other, document(RETOLD.format(source="") + MORE_OF_ITS_OWN + foot, "retold", 12, "A Paper")])
    assert (["first", "retold"] in [[one.place for one in story.documents] for story in stories]) is derived


@pytest.mark.parametrize(("said", "derived"), [(", they told the Zubayr Herald", False), (", they said", True)])
def test_who_names_its_own_house_has_been_there(said: str, derived: bool) -> None:
    own = document(RETOLD.format(source="") + OF_ITS_OWN.format(said=said), "retold", 12, "Zubayr Herald")
    assert (["first", "retold"] in [[one.place for one in story.documents] for story in group([FIRST, OTHER, own])]) is derived


@pytest.mark.parametrize(("text", "asked"), [(RETOLD.format(source=""), True), (ANOTHER, False)])
def test_what_is_a_copys_own_is_not_looked_for_where_the_other_signs_say_no(text: str, asked: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    copy, reports, looked = copy_of(document(text, "copy", 12, "A Paper")), {0: [copy_of(FIRST)]}, []
    assert [story for story, _ in weighed(copy, reports)] == [0]  # it has enough from the report to be weighed

    def noted(copy: Copy, report: Copy) -> float:
        looked.append(report)
        return own_paragraphs(copy, report)

    monkeypatch.setattr("trucewatch.stories.retold.own_paragraphs", noted)
    retold(copy, reports)
    assert bool(looked) is asked
