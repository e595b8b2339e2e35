"""The parties that a truce's own wording names, beside those that a coder found."""

from datetime import UTC, datetime

import pytest

from trucewatch.coding.terms import Terms
from trucewatch.records import Coder, Document, Party, Pledge, PledgeKind, Report, Span, Speaker

COMPLETE = Terms()
CASES = [
    ("A truce between the army of Sudan and the SPLM-N comes into effect.", "agreement", [], "truce", ["Sudan", "SPLM-N"]),
    ("The governments of Chad and Niger agree to a ceasefire.", "agreement", ["governments of Chad"], "ceasefire", ["Chad", "Niger"]),
    ("Syria and the Kurdish-led Syrian Democratic Forces agree to a ceasefire.", "agreement", ["Syria", "Kurdish"], "ceasefire", ["Syria", "Kurdish-led Syrian Democratic Forces"]),
    ("Six people are killed by Israeli airstrikes in the heaviest attack since the ceasefire with Hezbollah.", "agreement", ["Hezbollah"], "ceasefire", ["Hezbollah", "Israeli"]),
    ("Armenia says that Azerbaijan violated the ceasefire.", "agreement", ["Armenia"], "ceasefire", ["Armenia", "Azerbaijan"]),
    ("The United States has reached a ceasefire with the Houthis, with Oman as mediator.", "agreement", ["United States"], "ceasefire", ["United States", "Houthis"]),
    ("The Rapid Support Forces agree to a truce proposed by the African Union, while the Sudanese Armed Forces refuse.", "proposal", ["Rapid Support Forces"], "truce", ["Rapid Support Forces", "Sudanese Armed Forces"]),
]  # fmt: skip


def completed(text: str, kind: str, who: list[str], undertaking: str, said_by: str | None = None) -> Pledge:
    def span(quote: str) -> Span:
        found = Span.find(text, quote)
        assert found, quote
        return found

    entry = Pledge(
        kind=PledgeKind(kind),
        pledgers=tuple(Party(span=span(quote)) for quote in who),
        undertaking=span(undertaking),
        said_by=Speaker(span=span(said_by)) if said_by else None,
        sentence=Span.of(text, 0, len(text)),
    )
    document = Document(page="0" * 64, location="test", text=text, body_end=len(text), gathered=datetime(2024, 3, 4, tzinfo=UTC))
    report = Report(text_sha256=document.id, coder=Coder(name="hand", version="1"), pledges=(entry,))
    (pledge,) = COMPLETE(document, report).pledges
    return pledge


@pytest.mark.parametrize(("text", "kind", "who", "undertaking", "parties"), CASES)
def test_the_wording_of_a_truce_names_its_parties(text: str, kind: str, who: list[str], undertaking: str, parties: list[str]) -> None:
    named = [party.span.quote for party in completed(text, kind, who, undertaking).pledgers]
    assert len(named) == len(parties) and all(part in name or name in part for part, name in zip(parties, named, strict=True))


def test_who_declares_a_truce_with_somebody_is_the_speaker() -> None:
    text = "The army of Eritrea announces a ceasefire with the TPLF."
    pledge = completed(text, "declaration", ["TPLF"], "ceasefire", "army of Eritrea")
    assert [party.span.quote for party in pledge.pledgers] == ["army of Eritrea"]
    assert [party.span.quote for party in pledge.counterparts] == ["TPLF"]
