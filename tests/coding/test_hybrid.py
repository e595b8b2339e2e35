from datetime import UTC, date, datetime

import pytest

from trucewatch.coding.hybrid import HybridCoder, coder
from trucewatch.coding.passage import to_document
from trucewatch.records import Document, Imprint, IncidentKind, PledgeKind, Span

TRUCE = (
    "NAIROBI (Reuters) - Rebels of the Northern Front declared a unilateral ceasefire on Tuesday for the holy month of Ramadan, their "
    "spokesman Daud Gatluak said. Hours earlier a roadside bomb killed three soldiers near the town of Kosti."
)
SPORT = "The home side won the cup on Sunday with two late goals, and thousands of supporters sang in the streets until morning."


@pytest.fixture(scope="module")
def hybrid() -> HybridCoder:
    return coder()


def document(text: str, language: str = "en") -> Document:
    made = to_document({"id": "x1", "text": text, "published": "2021-04-14"})
    return made.model_copy(update={"language": language})


def spans(report) -> list[Span]:
    found = [report.origin] if report.origin else []
    for p in report.pledges:
        found += [p.undertaking, p.sentence, *(x.span for x in (*p.pledgers, *p.counterparts, *p.mediators))]
        found += [x.span for x in (p.condition, p.starts, p.said_by) if x]
    for i in report.incidents:
        found += [i.anchor, i.sentence]
        found += [x.span for x in (i.actor, i.target, i.place, i.when, i.killed, i.injured, i.said_by) if x]
    return found


def test_a_plain_truce_and_a_plain_bomb_are_found(hybrid: HybridCoder) -> None:
    report = hybrid.code(document(TRUCE))
    assert report.relevant
    assert report.origin is not None
    assert report.origin.quote == "Reuters"
    assert PledgeKind.DECLARATION in {p.kind for p in report.pledges}
    bomb = next(i for i in report.incidents if i.kind is IncidentKind.BOMB_IED)
    assert bomb.killed is not None
    assert bomb.killed.value == 3


def test_every_span_stands_in_the_text(hybrid: HybridCoder) -> None:
    text = TRUCE.replace("Rebels", "Rébels 👩‍🚒")
    report = hybrid.code(document(text))
    assert spans(report)
    assert all(s.stands_in(text) for s in spans(report))


def test_spans_are_offsets_of_the_document_not_of_its_body(hybrid: HybridCoder) -> None:
    text = "Rebels lay down arms\n\n" + TRUCE
    made = Document(page="0" * 64, location="x", text=text, body_start=22, body_end=len(text), gathered=datetime.now(UTC),
                    imprint=Imprint(published=datetime(2021, 4, 14, tzinfo=UTC)))
    report = hybrid.code(made)
    assert report.published == date(2021, 4, 14)
    assert spans(report)
    assert all(s.stands_in(text) and s.start >= 22 for s in spans(report))


def test_the_place_of_a_toll_is_not_that_of_the_next(hybrid: HybridCoder) -> None:
    text = "Israeli air strikes killed four people in Tallousa and five in Haris, the health ministry said."
    (strikes,) = hybrid.code(document(text)).incidents
    assert strikes.place and strikes.place.span.quote == "Tallousa"


def test_sport_is_not_relevant(hybrid: HybridCoder) -> None:
    report = hybrid.code(document(SPORT))
    assert not report.relevant
    assert not report.pledges
    assert not report.incidents


def test_probabilities_are_probabilities(hybrid: HybridCoder) -> None:
    report = hybrid.code(document(TRUCE))
    assert all(0.0 <= (e.confidence or -1) <= 1.0 for e in (*report.pledges, *report.incidents))


def test_the_same_text_is_coded_the_same(hybrid: HybridCoder) -> None:
    assert hybrid.code(document(TRUCE)) == HybridCoder().code(document(TRUCE))


def test_a_long_document_is_coded_once_in_overlapping_windows(hybrid: HybridCoder) -> None:
    filler = " ".join(f"Officials gave no further comment on the matter in meeting number {n}." for n in range(120))
    report = hybrid.code(document(TRUCE + "\n\n" + filler + "\n\n" + TRUCE.replace("(Reuters) ", "")))
    assert all(s.stands_in(TRUCE + "\n\n" + filler + "\n\n" + TRUCE.replace("(Reuters) ", "")) for s in spans(report))
    assert len([i for i in report.incidents if i.kind is IncidentKind.BOMB_IED]) == 1


def test_one_endless_sentence_is_coded(hybrid: HybridCoder) -> None:
    assert hybrid.code(document("bomb " * 3000)).text_sha256


def test_another_language_is_left_out_with_its_reason(hybrid: HybridCoder) -> None:
    report = hybrid.code(document(TRUCE, language="fr"))
    assert report.left_out
    assert not report.pledges
