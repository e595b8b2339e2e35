"""Short names and quoted speakers, carried to the name that the text gives most fully."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.coding.fullnames import FullNames
from trucewatch.coding.quoting import innermost
from trucewatch.records import Span

TEXT = """MUZAFFARABAD (AFP) — The Lake Provinces Army (LPA) and the Rapid Guard Forces traded fire on Friday. RGF men withdrew, the LPA said.
Prime Minister Anwar Ibrahim said that it must stop. Ibrahim flew home. Maj. Gen. Winthai Suvaree, spokesman for the army, told AFP that
the Taliban had left. The Pakistani Taliban said so too. Antonio Guterres, the U.N. chief, warned both. The Security Council said nothing.
The front, which has fought since 1984, announced a truce. Forces Nouvelles (FN) men were seen."""


def span(quote: str, nth: int = 0) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(quote, at + 1)
    return Span.of(TEXT, at, at + len(quote))


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("LPA", "Lake Provinces Army"),  # in brackets
        ("RGF", "Rapid Guard Forces"),  # by its initials alone
        ("FN", "Forces Nouvelles"),
        ("AFP", "AFP"),  # an agency in the dateline is not the town
        ("army", "army"),
        ("front, which has fought since 1984, announced a truce", "front"),
    ],
)
def test_parties(short: str, full: str) -> None:
    found = FullNames(TEXT).party(span(short))
    assert found.quote == full and found.stands_in(TEXT)


@pytest.mark.parametrize(
    ("short", "nth", "full"),
    [
        ("Ibrahim", 1, "Anwar Ibrahim"),
        ("Prime Minister Anwar Ibrahim", 0, "Anwar Ibrahim"),
        ("Maj. Gen. Winthai Suvaree", 0, "Winthai Suvaree"),
        ("Antonio Guterres, the U.N. chief", 0, "Antonio Guterres"),
        ("Taliban", 0, "Taliban"),  # "the Taliban" is nobody's surname
        ("Security Council", 0, "Security Council"),
        ("LPA", 1, "Lake Provinces Army"),
    ],
)
def test_speakers(short: str, nth: int, full: str) -> None:
    found = FullNames(TEXT).speaker(span(short, nth))
    assert found.quote == full and found.stands_in(TEXT)


@given(st.text(alphabet="AaBb. ,'()-\n", max_size=80), st.data())
def test_a_name_is_never_carried_out_of_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    given_span = Span.of(text, start, data.draw(st.integers(start, len(text))))
    names = FullNames(text)
    for found in (names.party(given_span), names.speaker(given_span), innermost(text, given_span)):
        assert found.stands_in(text)


@pytest.mark.parametrize(
    ("text", "speaker", "quoted"),
    [
        ("A base was hit, SANA reported, citing a military source.", "SANA", "military source"),
        ("Yonhap, quoting KCNA, said that the drill was over.", "Yonhap", "KCNA"),
        ("State radio quoted General Min Aung Hlaing as saying that it was over.", "State radio", "General Min Aung Hlaing"),
        ("Tass news agency reported on Sunday, citing the ministry", "Tass", "ministry"),
        ("The army said that the rebels, citing a letter, had lied.", "army", "army"),
        ("The envoy said that it quoted nobody.", "envoy", "envoy"),
    ],
)
def test_the_quoted_speaker_stands_before_who_quotes(text: str, speaker: str, quoted: str) -> None:
    found = Span.find(text, speaker)
    assert found is not None
    assert innermost(text, found).quote == quoted


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Velia accused Norr of shelling the port, and Norr", "Velia"),
        ("Anton Marek blamed the army", "Anton Marek"),
        ("villagers accused of spying", "villagers accused of spying"),
        ("rebels blamed for the attack", "rebels blamed for the attack"),
    ],
)
def test_who_accuses_is_named_without_whom_and_of_what(phrase: str, name: str) -> None:
    assert FullNames(phrase).cut(Span.of(phrase, 0, len(phrase))).quote == name
