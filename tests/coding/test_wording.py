"""Kinds that words decide: what a truce calls for is agreed in it, who will not prolong it ends it, and one that expired is over."""

import pytest

from trucewatch.coding.blend.wording import worded
from trucewatch.records import Coder, Party, Pledge, PledgeFactuality, PledgeKind, Precision, Report, Span, When


@pytest.mark.parametrize(
    ("text", "what", "kind"),
    [
        ("The truce, which took effect at 4 a.m., calls for a two-month halt to fighting.", "two-month halt", "agreement"),
        ("The agreement between the Azawad Front and Mali requires the Azawad Front to end its raids.", "end its raids", "agreement"),
        ("The deal calls for a pause and requires the Azawad Front to leave Kidal.", "leave Kidal", "agreement"),
        ("Algeria welcomed the accord and called for an end to fighting.", "end to fighting", "call_for"),
        ("The accord collapsed. Algeria calls for a new pause.", "new pause", "call_for"),
        ("Algeria called for a truce.", "truce", "call_for"),
    ],
)
def test_who_calls_decides_what_it_is(text: str, what: str, kind: str) -> None:
    assert read(text, what, PledgeKind.CALL_FOR) is PledgeKind(kind)


@pytest.mark.parametrize(
    ("text", "what", "read_as", "kind"),
    [
        ("The Front said it would not extend its three-day truce, which ends tonight.", "three-day truce", "extension", "termination"),
        ("The Front refused on Monday to extend the truce.", "truce", "extension", "rejection"),
        ("No extension of the truce was possible, the Front said.", "truce", "extension", "rejection"),
        ("The Front will extend its truce, which not all of its men have kept.", "truce", "extension", "extension"),
        ("Shells fell hours after a truce between the Front and Mali expired.", "truce", "agreement", "expiry"),
        ("The Front declared a truce that is to expire on Friday.", "truce", "declaration", "declaration"),
        ("The Front's truce ran out at noon.", "truce", "declaration", "expiry"),
        ("The Front announced an indefinite truce, a day after its ten-day ceasefire had expired.", "truce", "declaration", "declaration"),
        ("Front leader declares truce with the army over", "truce", "declaration", "termination"),
        ("The Front declared a truce, and the fighting is over.", "truce", "declaration", "declaration"),
        ("The Front said the truce had not been extended.", "truce", "declaration", "expiry"),
        ("The Front on Saturday announced a five-day ceasefire over Christmas.", "five-day ceasefire", "declaration", "declaration"),
        ("The Front declared a truce over Eid al-Fitr, a spokesman said.", "truce", "declaration", "declaration"),
        ("The Front announced a truce with the army over the Muslim holiday of Eid al-Adha.", "truce", "declaration", "declaration"),
        ("Mali and the Front announced a truce over the weekend.", "truce", "agreement", "agreement"),
        ("The Front declared a truce over the next five days.", "truce", "declaration", "declaration"),
        ("The Front declared the ceasefire over.", "ceasefire", "declaration", "termination"),
        ("The Front declared the truce over and resumed attacks on Sunday.", "truce", "declaration", "termination"),
        ("The Front declared the truce over Christmas over.", "truce", "declaration", "termination"),
        ("The Front declared the truce over two days after it began.", "truce", "declaration", "termination"),
        ("Front declares truce over Christmas attack", "truce", "declaration", "termination"),
    ],
)
def test_what_is_not_prolonged_or_has_expired_is_no_truce_being_made(text: str, what: str, read_as: str, kind: str) -> None:
    assert read(text, what, PledgeKind(read_as)) is PledgeKind(kind)


def test_what_parties_fail_to_agree_on_has_failed() -> None:
    for text in ("The Front and Mali failed to reach a deal on a truce.", "Envoys were unable to extend the truce."):
        assert coded(text, "truce", PledgeKind.AGREEMENT).factuality is PledgeFactuality.FAILED
    assert coded("The Front agreed to a truce after Mali failed to win.", "truce", PledgeKind.AGREEMENT).factuality is PledgeFactuality.ASSERTED


def test_those_with_whom_a_truce_is_declared_over_are_the_other_side() -> None:
    text = "Front leader declares truce with Americans over"
    whom = Span.find(text, "Americans")
    assert whom
    ended = coded(text, "truce", PledgeKind.DECLARATION, whom)
    assert not ended.pledgers and [party.span for party in ended.counterparts] == [whom]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Norland vetoes a resolution calling for a ceasefire in the valley.", []),
        ("Norland cast its sixth veto over a draft calling for a ceasefire in the valley.", []),
        ("Norland was asked for a ceasefire in a draft that others vetoed.", ["Norland"]),
        ("Norland, which has a veto, proposes a ceasefire in the valley.", ["Norland"]),
    ],
)
def test_who_vetoes_a_draft_is_not_whom_it_asks_for_something(text: str, asked: list[str]) -> None:
    found = coded(text, "ceasefire", PledgeKind.PROPOSAL, Span.find(text, "Norland"))
    assert [party.span.quote for party in found.pledgers] == asked


@pytest.mark.parametrize(("text", "term", "starts"), [
    ("Meria is to free 18 men, held since July, after the ceasefire has been fully maintained for 72 hours.", "72 hours", "since July"),
    ("Talks begin once the ceasefire has held for two weeks, said an envoy of those detained since May.", "two weeks", "since May"),
    ("The men go home if the ceasefire holds for another 72 hours; one was jailed since June.", "72 hours", "June"),
])  # fmt: skip
def test_how_long_it_is_kept_first_is_no_term_and_captivity_no_start(text: str, term: str, starts: str) -> None:
    found = timed(text, term, starts)
    assert found.ends_or_duration is None and found.starts is None


@pytest.mark.parametrize(("text", "term", "starts"), [
    ("The sides agreed to a ceasefire for 72 hours from Monday.", "72 hours", "from Monday"),
    ("Meria said its ceasefire will hold for 30 days starting on Friday.", "30 days", "on Friday"),
    ("The ceasefire was to be maintained for ten days; talks were held on Friday.", "ten days", "on Friday"),
    ("A ceasefire that is to last 30 days has held since Saturday.", "30 days", "since Saturday"),
])  # fmt: skip
def test_its_own_term_and_start_stay(text: str, term: str, starts: str) -> None:
    found = timed(text, term, starts)
    assert found.ends_or_duration and found.starts


def timed(text: str, term: str, starts: str) -> Pledge:
    what, long, since = (Span.find(text, words) for words in ("ceasefire", term, starts))
    assert what and long and since
    when = When(span=since, precision=Precision.UNKNOWN)
    whole = Span.of(text, 0, len(text))
    pledge = Pledge(kind=PledgeKind.AGREEMENT, undertaking=what, sentence=whole, ends_or_duration=long, starts=when)
    report = Report(text_sha256="0" * 64, coder=Coder(name="hand", version="1"), pledges=(pledge,))
    return worded(report, text).pledges[0]


def read(text: str, what: str, kind: PledgeKind) -> PledgeKind:
    return coded(text, what, kind).kind


def coded(text: str, what: str, kind: PledgeKind, who: Span | None = None) -> Pledge:
    undertaking, sentence = Span.find(text, what), Span.of(text, 0, len(text))
    assert undertaking
    pledge = Pledge(kind=kind, pledgers=(Party(span=who or undertaking),), undertaking=undertaking, sentence=sentence)
    report = Report(text_sha256="0" * 64, coder=Coder(name="hand", version="1"), pledges=(pledge,))
    return worded(report, text).pledges[0]
