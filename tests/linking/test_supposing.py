"""What a text only supposes has not been done, and a column alone begins and ends no truce."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, incident, pledge, report, signed, within
from tests.linking.test_drafts import labels

from trucewatch.linking import Told, link
from trucewatch.linking.beside import with_beside
from trucewatch.records import IncidentFactuality, Label


def of_section(told: Told, section: str) -> Told:
    """The report as one of a section of its paper."""
    imprint = told.document.imprint.model_copy(update={"section": section})
    document = told.document.model_copy(update={"imprint": imprint})
    return Told(told.key, document, told.report, told.story, told.recorded, told.sequence)


def mended(text: str, end: str) -> Told:
    """A report in which Meria ends its truce in one sentence."""
    done = within(text, end, pledge(text, "termination", MERIA, "truce"))
    told = report("2024-03-10", text, done)
    return Told(told.key, told.document, with_beside(told.report, text, KIN, told.since.date()), told.story, told.recorded, told.sequence)


SUPPOSED = [
    ("Suppose that a mine goes off tomorrow. Meria would end the truce with the Northern Front.", 1),
    ("What if Meria ended its truce with the Northern Front?", 0),
    ("Imagine that the rebels fire. Meria could end the truce with the Northern Front again.", 1),
    ("Were a mine to go off, Meria would end the truce with the Northern Front.", 0),
]


def _sentence(text: str, number: int) -> str:
    return text if number == 0 else text[text.index(". ") + 2 :]


@pytest.mark.parametrize(("text", "number"), SUPPOSED)
def test_what_is_supposed_ends_nothing(text: str, number: int) -> None:
    assert labels(link([signed(), mended(text, _sentence(text, number))], KIN), "2024-03-12")["meria"] is Label.IN_FORCE


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The rebels are supposed to leave. Meria ended the truce with the Northern Front.", 1),
        ("Imagine the surprise in Karo. Meria ended its truce with the Northern Front.", 1),
    ],
)
def test_what_is_told_as_done_ends_it(text: str, number: int) -> None:
    assert labels(link([signed(), mended(text, _sentence(text, number))], KIN), "2024-03-12")["meria"] is Label.ENDED


def test_violence_that_is_supposed_has_not_happened() -> None:
    text = "Suppose that Meria shells Karo tomorrow."
    supposed = with_beside(report("2024-03-10", text, incident(text, "shelling_rocket", "shells", ("Meria", "meria"))).report, text, KIN, None)  # type: ignore[arg-type]
    assert [one.factuality for one in supposed.incidents] == [IncidentFactuality.HYPOTHETICAL]


@pytest.mark.parametrize("section", ["Opinion", "Op-Ed", "Commentary", "Editorials", "World / Analysis"])
def test_a_column_alone_begins_and_ends_no_truce(section: str) -> None:
    text = "Meria ended the truce with the Northern Front."
    told = of_section(report("2024-03-10", text, pledge(text, "termination", MERIA, "truce")), section)
    assert labels(link([signed(), told], KIN), "2024-03-12")["meria"] is Label.IN_FORCE
    assert not link([of_section(signed(), section)], KIN).truces


def test_a_column_shows_that_a_truce_is_spoken_of() -> None:
    text = "A shell fell despite the ceasefire between Meria and the Northern Front."
    told = of_section(report("2024-04-10", text, pledge(text, "agreement", MERIA | FRONT, "ceasefire")), "Opinion")
    assert labels(link([signed(), told], KIN), "2024-04-12")["meria"] is Label.IN_FORCE


@pytest.mark.parametrize("section", ["World", "Politics", "Middle East"])
def test_other_sections_tell_what_was_done(section: str) -> None:
    text = "Meria ended the truce with the Northern Front."
    told = of_section(report("2024-03-10", text, pledge(text, "termination", MERIA, "truce")), section)
    assert labels(link([signed(), told], KIN), "2024-03-12")["meria"] is Label.ENDED
