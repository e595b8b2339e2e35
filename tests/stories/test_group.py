"""What joins a story and what does not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from trucewatch.documents import read
from trucewatch.records import Page, PrintClass
from trucewatch.stories import copy_of, group
from trucewatch.stories.changes import changes
from trucewatch.stories.sources import own

from .documents import WIRE, document

INDEPENDENT = """Two lorries burned on the Basra highway on Sunday morning; four of the men who drove them are in hospital.

Shopkeepers in Zubayr heard the blast at a quarter past six. An hour later leaflets were found at the mosque.

“We give them until the end of the month to leave the base, and not a day more,” they said, over the seal of a faction.

The governor called a meeting of tribal elders for Monday and asked the fuel company to send its tankers by night."""


def kinds(*documents):
    return {p.place: p.kind for story in group(documents) for p in story.documents}


def test_a_cut_and_a_reprint_join_the_wire():
    wire = document(WIRE, "wire", 0, "AP", "AP")
    cut = document("\n\n".join(WIRE.split("\n\n")[:2]), "cut", 3, "A Paper")
    reprint = document(WIRE.replace("damaged", "destroyed"), "reprint", 4, "Another Paper", "AP")
    (story,) = group([cut, reprint, wire])
    assert story.origin == "AP"
    assert kinds(cut, reprint, wire) == {"wire": PrintClass.ORIGINAL, "cut": PrintClass.SHORTENED, "reprint": PrintClass.REPRINT}


def test_a_later_version_is_a_revision_that_says_what_changed():
    wire = document(WIRE, "wire", 0, "AP", "AP")
    later = document(WIRE.replace("wounded four drivers", "wounded eleven drivers"), "later", 2, "AP", "AP")
    (story,) = group([wire, later])
    revision = story.documents[1]
    assert revision.kind is PrintClass.REVISION
    assert "four -> eleven drivers" in revision.why


def test_what_a_version_says_otherwise_is_found_once(monkeypatch):
    asked = []

    def counted(before, after):
        asked.append((before, after))
        return changes(before, after)

    monkeypatch.setattr("trucewatch.stories.classes.changes", counted)
    text = "\n\n".join((WIRE, INDEPENDENT))
    wire, later = document(text, "wire", 0, "AP", "AP"), document(text.replace("two trucks", "three trucks"), "later", 24, "AP", "AP")
    ((_, revision),) = (story.documents for story in group([wire, later]))
    assert "damaged two -> three trucks" in revision.why and len(asked) == 1


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("commander in Nasiriyah", "commander in Nassiriya", "in Nasiriyah -> Nassiriya said"),
        ("damaged two trucks", "damaged three trucks", "damaged two -> three trucks"),
    ],
)
def test_a_name_or_a_figure_put_right_is_a_revision_whatever_else_stays(was, now, told):
    text = "\n\n".join((WIRE, INDEPENDENT))
    wire, later = document(text, "wire", 0, "AP", "AP"), document(text.replace(was, now), "later", 24, "AP", "AP")
    assert kinds(wire, later) == {"wire": PrintClass.ORIGINAL, "later": PrintClass.REVISION}
    ((_, revision),) = (story.documents for story in group([wire, later]))
    assert told in revision.why


def test_the_same_house_printing_the_same_copy_again_is_a_reprint_whatever_stops_and_spaces_it_has():
    text = "\n\n".join((WIRE, INDEPENDENT))
    wire, again = document(text, "wire", 0, "AP", "AP"), document(text.replace("hospital.\n\n", "hospital. "), "again", 24, "AP", "AP")
    assert kinds(wire, again) == {"wire": PrintClass.ORIGINAL, "again": PrintClass.REPRINT}


FIRST = """At least 40 soldiers were killed on Saturday when a missile hit a mosque in a camp in the province of Marib, medics said.

They told AFP that the rebels had attacked the camp, about 170 kilometres east of Sanaa, with a missile and a drone during the prayer.

Dozens were wounded and taken to a hospital in Marib city, where relatives waited in the yard."""
RISEN = """The death toll from a missile attack on a military camp in the province of Marib has risen to at least 83, medics said on Sunday.

They told AFP that the rebels had attacked the camp, about 170 kilometres east of Sanaa, with a missile and a drone during the prayer.

A doctor at the hospital in Marib city spoke of 148 wounded. President Hadi called the attack cowardly, the Saba agency said."""


def test_an_agency_that_opens_with_the_risen_toll_has_a_later_version_of_what_it_told_the_day_before():
    first, later = document(FIRST, "first", 0, "AFP", "AFP"), document(RISEN, "later", 22, "AFP", "AFP")
    assert kinds(first, later) == {"first": PrintClass.ORIGINAL, "later": PrintClass.REVISION}


def test_the_toll_of_another_attack_is_no_later_version_though_it_has_risen():
    another = RISEN.replace("Marib", "Taiz").replace("170 kilometres east of Sanaa", "9 kilometres from the port of Mokha").replace("Hadi", "Alimi")
    first, later = document(FIRST, "first", 0, "AFP", "AFP"), document(another.replace("83", "12"), "later", 22, "AFP", "AFP")
    assert len(group([first, later])) == 2


@pytest.mark.parametrize("says", ["(Updates toll, adds governor)\n\n{}", "{}\n\nFive were hurt, the governor said, raising an earlier toll of four."])
def test_an_agency_that_says_that_it_updates_has_a_later_version_whoever_prints_it(says):
    text = "\n\n".join((WIRE, INDEPENDENT))
    later = says.format(text.replace("two trucks", "three trucks"))
    first, update, again = (document(text, "first", 0, "A Paper", "AP"), document(later, "update", 13, "Another Paper", "AP"),
                            document(later, "again", 14, "A Third Paper", "AP"))  # fmt: skip
    assert kinds(first, update, again) == {"first": PrintClass.ORIGINAL, "update": PrintClass.REVISION, "again": PrintClass.REPRINT}


EARLY = """Soldiers opened fire on Monday on thousands of people who had gathered in the stadium of Conakry to protest against the junta, witnesses said.

An AFP journalist saw lorries with bodies leave the ground. Doctors at Donka hospital asked for blood over the radio.

“They came in by all the gates at once, and they were laughing as they shot,” said Mamadou Bah, a student.

The protesters wanted Captain Moussa Dadis Camara, who seized power in December, to promise that he would not stand in the January election."""
NEW_LEAD = """At least 157 people were killed when troops crushed a rally in Guinea's capital, a rights group said Tuesday, as women told of rape in full daylight.

“They came in by all the gates at once, and they were laughing as they shot,” said Mamadou Bah, a student.

Camara blamed elements that nobody controls. He declared two days of mourning, and shops in Matoto and Hamdallaye stayed shut.

The protesters wanted Captain Moussa Dadis Camara, who seized power in December, to promise that he would not stand in the January election.

Sidya Toure, a former prime minister, spent the night in a clinic. The African Union and France condemned what was done."""


def test_an_agency_that_quotes_the_same_words_under_a_new_lead_has_a_later_version():
    early, later = document(EARLY, "early", 0, "AFP", "AFP"), document(NEW_LEAD, "later", 22, "AFP", "AFP")
    assert kinds(early, later) == {"early": PrintClass.ORIGINAL, "later": PrintClass.REVISION}


def test_standing_paragraphs_alone_make_no_later_version():
    early, later = document(EARLY, "early", 0, "AFP", "AFP"), document(NEW_LEAD, "later", 22, "AFP", "AFP")
    unquoted = document(NEW_LEAD.replace("“They came in by all the gates at once, and they were laughing as they shot,” said Mamadou Bah, a student.\n\n", ""),
                        "later", 22, "AFP", "AFP")  # fmt: skip
    assert len(group([early, later])) == 1
    assert len(group([early, unquoted])) == 2


def test_two_reports_of_one_statement_stay_independent_and_say_so():
    one, other = document(WIRE, "one", 0, "AP", "AP"), document(INDEPENDENT, "other", 5, "A Paper")
    first, second = group([one, other])
    assert first.relations == ()
    assert [(r.kind, r.story) for r in second.relations] == [(PrintClass.SHARED_STATEMENT, first.id)]
    assert second.documents[0].kind is PrintClass.SHARED_STATEMENT


def test_a_rewrite_that_names_its_source_is_derived():
    wire = document(WIRE, "wire", 0, "AFP", "AFP")
    rewrite = document(
        "For three weeks no convoy will be attacked, militias near the government promised on Sunday, AFP reported. The month's end is when"
        " the base has to be empty, according to a commander in Nasiriyah. A bomb on the road to Basra had wounded four drivers.",
        "rewrite", 6, "A Paper",
    )  # fmt: skip
    assert kinds(wire, rewrite)["rewrite"] is PrintClass.DERIVED


@pytest.mark.parametrize("hours", [(0, 24), (None, None), (0, None)])
def test_the_same_phrases_on_another_day_are_another_story(hours):
    one = "Two soldiers were killed near {place} on {day}, police said. Following specific information about the presence of gunmen in the"
    rest = " area, the army launched a search. As the forces were searching, the gunmen fired upon them, an official said. A rifle was found."
    today = document((one + rest).format(place="Kulgam", day="Saturday"), "today", hours[0], "PTI", "PTI")
    tomorrow = document((one + rest).format(place="Shopian", day="Sunday"), "tomorrow", hours[1], "PTI", "PTI")
    assert len(group([today, tomorrow])) == 2


def test_pages_with_one_text_are_all_listed():
    (story,) = group([document(WIRE, "a", 0), document(WIRE, "b", 1), document(WIRE, "c", None)])
    assert sorted(p.place for p in story.documents) == ["a", "b", "c"]


def test_a_print_a_year_later_and_one_without_a_date_join():
    late = document(WIRE.replace("two trucks", "three trucks"), "late", 24 * 365)
    undated = document(WIRE.replace("four drivers", "five drivers"), "undated", None)
    assert len(group([document(WIRE, "wire", 0), late, undated])) == 1


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("The truce holds, according to RFI. Disarmament waits.", "rfi"),
        ("He told Reuters. Officers denied it.", "reuters"),
        ("It was first told by sources, the St. Petersburg Times reported.", "stpetersburgtimes"),
        ("They pulled back, according to U.S. Naval News.", "usnaval"),
    ],
)
def test_the_name_of_a_source_ends_with_its_sentence_and_not_at_an_initial(said, named):
    assert named in copy_of(document(said, "a")).cited


@pytest.mark.parametrize("hours", [(None, None), (0, None), (None, 0)])
def test_a_cut_joins_where_a_date_is_missing(hours):
    cut = WIRE[: WIRE.index(" trucks")]
    assert len(group([document(WIRE, "whole", hours[0]), document(cut, "cut", hours[1])])) == 1


def test_a_rewrite_that_names_its_source_joins_where_nobody_gives_a_date():
    retold = "Close to the government, militias stop attacks on convoys for three weeks, AP reported on Sunday. Four drivers were wounded near Basra."
    assert len(group([document(WIRE, "wire", None, "AP", "AP"), document(retold, "retold", None, "A Paper")])) == 1


@pytest.mark.parametrize("head", ["(AP) - ", "October 18, 2020 (AP) - ", "Oct. 18 (AP) -- ", "AP - ", "18 October 2020, AP — "])
def test_a_dispatch_that_begins_with_its_agency_is_that_agencys(head):
    said = "Both sides said that the truce along the river would hold for another week, and that nobody had been hurt in the night."
    assert own(read(Page(location="a.txt", content=(head + said).encode(), gathered=datetime(2021, 1, 1, tzinfo=UTC))))


@pytest.mark.parametrize(
    "short",
    [
        "The planes flew over the base twice, AFP news agency reports.",
        "The mayor told AFP that he had counted 12 bodies.",
        "There were 12 bodies, the mayor told AFP.",
    ],
)
@pytest.mark.parametrize("last", [False, True])
def test_a_short_sentence_that_says_what_an_agency_reports_or_was_told_signs_nothing(short, last):
    said = "France sent three jets to Gabon after the raid, and its schools in the city were burned by a crowd on Saturday night.\n\n"
    analysis = "Analysts say cocoa will cost more on Monday than on Friday."
    said += "\n\n".join((analysis, short) if last else (short, analysis))
    assert not own(read(Page(location="a.txt", content=said.encode(), gathered=datetime(2021, 1, 1, tzinfo=UTC))))


def test_an_agency_that_a_first_sentence_quotes_has_not_signed_it():
    said = "AP reported that both sides said that the truce along the river would hold for another week, and nobody had been hurt."
    assert not own(read(Page(location="a.txt", content=said.encode(), gathered=datetime(2021, 1, 1, tzinfo=UTC))))
